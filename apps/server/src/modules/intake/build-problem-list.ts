import type { IntakeProblem } from '@tenglong/contracts/intake';
import { PROBLEM_TITLES, type ProblemKind } from '@tenglong/domain/intake';
import type { Deps } from '../../platform/deps.ts';
import { textColumns } from '../../platform/workbook/index.ts';
import { getBatch } from './batch-store.ts';
import type { NamedWorkbook } from './build-bad-rows.ts';
import { listBatchProblems } from './list-problems.ts';

const SEVERITIES: Readonly<Record<IntakeProblem['severity'], string>> = {
  hold: '暂缓，不入库',
  unknown: '入库，按未知',
  hint: '提示',
};
const AT_ONCE = 500;

const titleOf = (kind: string): string => PROBLEM_TITLES[kind as ProblemKind] ?? kind;

/** Every problem of a batch as a workbook, to be sent back with the file. @throws Problem BATCH_NOT_FOUND */
export async function buildProblemList(deps: Deps, id: string): Promise<NamedWorkbook> {
  const { batch, problems } = await deps.db.read(async (tx) => {
    const listed: IntakeProblem[] = [];
    for (let page = 0; ; page += 1) {
      const { rows, total } = await listBatchProblems(tx, id, { page, size: AT_ONCE });
      listed.push(...rows);
      if (rows.length === 0 || listed.length >= total) break;
    }
    return { batch: await getBatch(tx, id), problems: listed };
  });
  return {
    fileName: `${batch.fileName.replace(/\.[^.]+$/, '')}-问题清单.xlsx`,
    spec: {
      sheets: [
        {
          name: '问题清单',
          title: `${batch.fileName}的问题`,
          lines: [{ left: '行号、列号与来文一致' }],
          columns: textColumns({
            轻重: 14,
            种类: 14,
            工作表: 16,
            单元格: 14,
            企业: 30,
            统一社会信用代码: 22,
            来文写的: 20,
            问题: 56,
            办法: 44,
            裁定: 30,
          }),
          rows: problems.map((problem) => [
            SEVERITIES[problem.severity],
            titleOf(problem.kind),
            problem.sheet,
            problem.cells,
            problem.name,
            problem.creditCode ?? '',
            problem.value,
            problem.message,
            problem.remedy,
            problem.ruling ? `${problem.ruling.by}：${problem.ruling.text}` : '',
          ]),
          filter: true,
        },
      ],
    },
  };
}
