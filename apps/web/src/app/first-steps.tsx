import type { Session } from '@tenglong/contracts/identity';
import { Page, Section, Sentence } from '../shared/layout/index.ts';
import './first-steps.css';

/** Pages that have something to say before a plan is loaded. */
const OWN_PAGES = ['/account', '/audit', '/people', '/specimen'];

/** Whether the frame shows the first steps instead of the page: there is no plan for it to speak of yet. */
export const wantsFirstSteps = (session: Session, pathname: string): boolean =>
  session.county.planId === '' &&
  !OWN_PAGES.some((path) => pathname === path || pathname.startsWith(`${path}/`));

/** A product without a plan: what to do, in order, for whoever runs the server and for the office. */
export function FirstSteps({ session }: { readonly session: Session }) {
  if (!session.permissions.includes('plan.rule')) {
    return (
      <Page title="还没有载入方案">
        <Sentence lead="工作专班载入方案、归集各部门数据之后，这里就有内容可看。">还没有载入方案</Sentence>
      </Page>
    );
  }
  return (
    <Page title="还没有载入方案">
      <Sentence lead="平台已经装好，里面还没有方案和数据。按下面四步做完，就能看到评价结果。">
        还没有载入方案
      </Sentence>
      <ol className="first-steps">
        <li>
          <Section title="载入方案" note="在服务器上做">
            <p>
              停止服务，指定方案文件夹后重新启动，再刷新本页。没有自己的方案文件夹，可先用随程序带的玉环方案。
            </p>
            <Command>tenglong serve --plan plans/yuhuan-2021-2023</Command>
            <p className="note">先用 tenglong plan check 核对，文件夹里的错误会逐处列出。</p>
          </Section>
        </li>
        <li>
          <Section title="给每个人建账号" note="在服务器上做">
            <p>岗位写“专班管理员”“只读”等。第一个密码只显示一次，交给本人，登录后修改。</p>
            <Command>tenglong account zhangsan --create --name 张三 --role 专班管理员</Command>
            <p className="note">
              内置数据库要先停止服务；人员齐了以后，首次启动时的两个账号可用 --disable 停用。
            </p>
          </Section>
        </li>
        <li>
          <Section title="归集各部门数据" note="在“数据归集”里做">
            <p>先放市场监管部门的企业名录，再放统计、税务、用电用能、用地等部门的表格，原样放入即可。</p>
          </Section>
        </li>
        <li>
          <Section title="测算" note="在“亩均评价”里做">
            <p>一个年度的表格入库后就可以测算，高耗低效排查随之得出。</p>
          </Section>
        </li>
      </ol>
    </Page>
  );
}

function Command({ children }: { readonly children: string }) {
  return (
    <pre className="first-steps-command">
      <code>{children}</code>
    </pre>
  );
}
