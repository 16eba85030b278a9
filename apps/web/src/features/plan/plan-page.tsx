import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PlanOverview } from '@tenglong/contracts/plan';
import { ConfirmButton, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { ActionBar, Page, Section, Sentence, Tabs } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatDay, formatInstant } from '../../shared/value/index.ts';
import { GoalList } from './goal-list.tsx';
import './plan.css';
import { PlanLists } from './plan-lists.tsx';
import { decideDraft, overviewQuery } from './plan-queries.ts';
import { PlanTasks } from './plan-tasks.tsx';
import { clauseMatches, planSentence } from './plan-text.ts';
import { PlanTree } from './plan-tree.tsx';

const route = getRouteApi('/shell/plan');
const VIEWS = [
  ['tree', '条款'],
  ['tasks', '责任清单'],
  ['lists', '八张清单'],
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
    <Page title="方案总览" context={`${plan.title}，${formatInstant(plan.version.loadedAt)}载入`}>
      <Sentence
        lead={`${plan.document}，${from}至 ${formatDay(plan.effectiveTo)}。${plan.notes.join('；')}`}
        actions={<PrintButton />}
      >
        {planSentence(plan)}
      </Sentence>
      <GoalList goals={plan.goals} />
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
      {plan.draft ? <DraftBar draft={plan.draft} /> : null}
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
    .filter(({ clauses }) => clauses.length > 0);
  return (
    <>
      <div className="dt-tools">
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

function DraftBar({ draft }: { readonly draft: NonNullable<PlanOverview['draft']> }) {
  const client = useQueryClient();
  const mayRule = useCan('plan.rule');
  const decide = useMutation({
    mutationFn: (verb: 'adopt' | 'discard') => decideDraft(draft.versionId, verb),
    onSuccess: async (_done, verb) => {
      await client.invalidateQueries();
      toast(verb === 'adopt' ? '新版方案已启用，已冻结的结果不变' : '草稿已放弃，仍用原来的版本');
    },
  });
  return (
    <ActionBar effect={`方案文件夹有 ${draft.changes} 处改动，尚未启用`} note="启用前一切按现行版本计算">
      {mayRule ? (
        <>
          <ConfirmButton
            title="放弃这一版草稿"
            effect="方案文件夹里的改动不进入系统；文件夹本身不动，下次启动还会提示。"
            verb="放弃草稿"
            onConfirm={() => decide.mutateAsync('discard')}
          >
            放弃
          </ConfirmButton>
          <ConfirmButton
            title="启用这一版方案"
            effect={`${draft.changes} 处改动立即生效，之后的测算按新版；已冻结的结果不变。`}
            verb="启用"
            look="primary"
            onConfirm={() => decide.mutateAsync('adopt')}
          >
            启用
          </ConfirmButton>
        </>
      ) : null}
    </ActionBar>
  );
}
