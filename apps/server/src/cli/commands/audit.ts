import type { RegisterCommand } from '../command.ts';

/** `tenglong audit verify|head`: the chain of the audit gone through, and its end signed to be put away elsewhere. */
export const registerAudit: RegisterCommand = (program, io) => {
  const where = '数据库由 DATABASE_URL 或 TENGLONG_DATA 指定，与 serve 相同；内嵌数据库请先停止服务。';
  const audit = program
    .command('audit')
    .summary('核对审计记录，导出签了名的链尾')
    .description('核对审计记录，导出签了名的链尾。');
  audit
    .command('verify')
    .summary('逐条核对审计记录：改过、删过、插过、换过次序都能查出是哪一条')
    .description(
      '从第一条起逐条核对：每一条都按写入时的内容和上一条的校验码重算。改过、删过、插过、换过次序，都指出是哪一条。\n' +
        '另给以前导出的链尾，可以查出有数据库密码的人从某一条起全部重写过。\n' +
        `退出码：0 完整；2 有问题。\n${where}`,
    )
    .option('--head <文件>', '以前用 tenglong audit head 导出的链尾')
    .option('--key <公钥>', '链尾应由这个公钥签名，不写则用数据目录里的密钥')
    .action(async (options: VerifyOptions) => {
      const { runAuditVerify } = await import('../audit/run-audit-verify.ts');
      await runAuditVerify(options, io);
    });
  audit
    .command('head')
    .summary('导出签了名的链尾，另存他处作为凭据')
    .description(
      '先核对全部审计记录，再用本系统的密钥（Ed25519，第一次使用时生成，存在数据目录）给最后一条的校验码签名，写成 JSON。\n' +
        `请把它和公钥存到数据库管理员改不到的地方。\n${where}`,
    )
    .option('--out <文件>', '写到哪个文件，不写则显示出来')
    .action(async (options: HeadOptions) => {
      const { runAuditHead } = await import('../audit/run-audit-head.ts');
      await runAuditHead(options, io);
    });
};

export interface VerifyOptions {
  readonly head?: string;
  readonly key?: string;
}

export interface HeadOptions {
  readonly out?: string;
}
