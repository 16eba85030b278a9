import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PlanOverview } from '@tenglong/contracts/plan';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import {
  ActionBar,
  AddressLink,
  Page,
  RulingMark,
  Section,
  Sentence,
  Tabs,
} from '../../shared/layout/index.ts';
import { formatDay, formatInstant } from '../../shared/value/index.ts';
import { GoalList } from './goal-list.tsx';
import { PlanLists } from './plan-lists.tsx';
import { overviewQuery } from './plan-queries.ts';
import { PlanTasks } from './plan-tasks.tsx';
import { clauseMatches, partMatches, planSentence } from './plan-text.ts';
import { PlanTextView } from './plan-text-view.tsx';
import { PlanTree } from './plan-tree.tsx';
import { PlanVersions } from './plan-versions.tsx';
import './plan.css';

const route = getRouteApi('/shell/plan');
const VIEWS = [
  ['tree', '条款'],
  ['tasks', '责任清单'],
  ['lists', '分解清单'],
  ['text', '原文'],
  ['versions', '版本'],
] as const;

/** 方案总览: the plan as a living tree, its tasks and its lists. */
export function PlanPage() {
  const { data, error, isPending, refetch } = useQuery(overviewQuery);
  if (error) return <ErrorState what="方案没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="方案" />;
  return <PlanBody plan={data} />;
}

function PlanBody({ plan }: { readonly plan: PlanOverview }) {
  const { view } = route.useSearch();
  const from = plan.effectiveFrom ? formatDay(plan.effectiveFrom) : '发布之日';
  return (
    <Page title="方案总览" context={`${plan.title}，${formatInstant(plan.version.loadedAt)} 载入`}>
      <Sentence
        lead={
          <>
            {`${plan.document}，${from}`}
            <RulingMark ruling={plan.fromRuled} />
            {`至 ${formatDay(plan.effectiveTo)}。${plan.notes.join('；')}`}
          </>
        }
        actions={<PrintButton />}
      >
        {planSentence(plan)}
      </Sentence>
      {view === 'tree' ? <GoalList goals={plan.goals} place={plan.goalsPlace} /> : null}
      <Tabs
        label="方案的几个部分"
        current={view}
        items={VIEWS.map(([id, label]) => ({
          id,
          label,
          href: id === 'tree' ? '/plan' : `/plan?view=${id}`,
        }))}
      />
      {view === 'tree' ? <Tree plan={plan} /> : null}
      {view === 'tasks' ? <PlanTasks tasks={plan.tasks} /> : null}
      {view === 'lists' ? <PlanLists lists={plan.lists} /> : null}
      {view === 'text' ? <PlanTextView /> : null}
      {view === 'versions' ? <PlanVersions /> : null}
      {plan.draft && view !== 'versions' ? <DraftBar draft={plan.draft} /> : null}
    </Page>
  );
}

function Tree({ plan }: { readonly plan: PlanOverview }) {
  const { open, q, address } = route.useSearch();
  const navigate = route.useNavigate();
  const unfolded = new Set([...open, ...(address ? [address] : [])]);
  function toggle(clause: string) {
    const next = new Set(unfolded);
    if (!next.delete(clause)) next.add(clause);
    void navigate({ search: (now) => ({ ...now, address: undefined, open: [...next] }), replace: true });
  }
  const parts = plan.parts
    .map((part) => ({ ...part, clauses: part.clauses.filter((clause) => clauseMatches(clause, q ?? '')) }))
    .filter(({ clauses, summary, words }) => clauses.length > 0 || partMatches({ summary, words }, q ?? ''));
  return (
    <>
      <div className="dt-tools noprint">
        <input
          type="search"
          className="input"
          aria-label="在方案里找"
          placeholder="找条款、单位、字句"
          defaultValue={q ?? ''}
          onChange={(event) =>
            void navigate({
              search: (now) => ({ ...now, q: event.target.value || undefined }),
              replace: true,
            })
          }
        />
      </div>
      <PlanTree
        parts={parts}
        open={unfolded}
        onToggle={toggle}
        contradictionsHref={(clause) => `/plan/contradictions?address=${encodeURIComponent(clause)}`}
      />
      {parts.length === 0 ? (
        <Section title="条款">
          <p className="muted">没有含“{q}”的条款</p>
        </Section>
      ) : null}
    </>
  );
}

/** A changed folder waits: said on every view, decided on the versions view. */
function DraftBar({ draft }: { readonly draft: NonNullable<PlanOverview['draft']> }) {
  const clash = draft.conflicts > 0 ? `，其中 ${draft.conflicts} 条裁定与屏幕上的不同，要选定` : '';
  return (
    <ActionBar
      effect={`方案文件夹有 ${draft.changes} 处改动，尚未启用${clash}`}
      note="启用前一切按现行版本计算"
    >
      <AddressLink className="btn btn-primary" href="/plan?view=versions">
        看改动
      </AddressLink>
    </ActionBar>
  );
}
