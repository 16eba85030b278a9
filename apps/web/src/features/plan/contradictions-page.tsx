import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Contradictions, ContradictionView, NewRuling } from '@tenglong/contracts/plan';
import { EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Segmented, Sentence } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { addressText } from '../../shared/value/index.ts';
import { ContradictionCard } from './contradiction-card.tsx';
import { contradictionsQuery, postRuling, withdrawRuling } from './plan-queries.ts';
import { ReadingEffects } from './reading-effects.tsx';

const route = getRouteApi('/shell/plan/contradictions');

/** 矛盾台: what the plan says of itself in contradiction, found by rule, for the office to decide. */
export function ContradictionsPage() {
  const { data, error, isPending, refetch } = useQuery(contradictionsQuery);
  if (error) return <ErrorState what="矛盾台没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={14} what="矛盾台" />;
  return <Desk found={data} />;
}

function Desk({ found }: { readonly found: Contradictions }) {
  const { address, state, only, on, try: trying } = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const mayRule = useCan('plan.rule');
  const rule = useMutation({
    mutationFn: (ruling: Pick<NewRuling, 'key' | 'value' | 'reason'>) =>
      postRuling({ ...ruling, versionId: found.versionId }),
    onSuccess: () => settled('裁定已记下，方案有了新版本；已冻结的结果不变'),
  });
  const withdraw = useMutation({
    mutationFn: (request: Pick<NewRuling, 'key' | 'reason'>) =>
      withdrawRuling({ ...request, versionId: found.versionId }),
    onSuccess: () => settled('裁定已撤回，两处并列；已冻结的结果不变'),
  });
  async function settled(words: string) {
    await client.invalidateQueries({ queryKey: ['plan'] });
    toast(words);
  }
  function tryReading({ key }: ContradictionView, value: string | undefined) {
    void navigate({
      search: (now) => ({ ...now, on: value && key, try: value }),
      replace: true,
      resetScroll: false,
    });
  }
  const rows = found.rows.filter(
    (row) =>
      (state === undefined || (state === 'open') === (row.ruling === null)) &&
      (only === undefined || row.key === only) &&
      (address === undefined || row.sources.some((source) => source.address === address)),
  );
  const link = (next: string | undefined) =>
    `/plan/contradictions${next ? `?state=${next}` : ''}${address ? `${next ? '&' : '?'}address=${encodeURIComponent(address)}` : ''}`;
  return (
    <Page title="矛盾台">
      <Sentence
        lead="都由规则从方案数据比对得出。没有裁定的，系统不替您取数，两个数并列。"
        actions={<PrintButton />}
      >
        {`方案有 ${found.rows.length} 处自相矛盾，${found.open} 处待裁定`}
      </Sentence>
      <div className="dt-tools">
        <Segmented
          label="按状态看"
          current={state ?? 'all'}
          items={[
            { id: 'all', label: `全部 ${found.rows.length}`, href: link(undefined) },
            { id: 'open', label: `待裁定 ${found.open}`, href: link('open') },
            { id: 'ruled', label: `已裁定 ${found.ruled}`, href: link('ruled') },
          ]}
        />
        {only ? (
          <AddressLink className="lnk" href="/plan/contradictions">
            只看了一处，看全部
          </AddressLink>
        ) : null}
        {address ? (
          <span className="chip">
            条款 <b>{addressText(address)}</b>
            <AddressLink className="chip-x" href="/plan/contradictions" aria-label="看全部条款">
              ×
            </AddressLink>
          </span>
        ) : null}
      </div>
      {rule.error ? <ErrorState what="裁定没有记下" error={rule.error} /> : null}
      {withdraw.error ? <ErrorState what="裁定没有撤回" error={withdraw.error} /> : null}
      {rows.length === 0 ? <EmptyState>没有符合条件的矛盾</EmptyState> : null}
      {rows.map((row) => (
        <ContradictionCard
          // A ruling made or taken back closes its form.
          key={`${row.key} ${row.ruling?.reason ?? ''}`}
          contradiction={row}
          trying={row.key === on ? trying : undefined}
          effect={
            row.key === on && trying ? (
              <ReadingEffects contradiction={row.key} about={row.title} value={trying} />
            ) : null
          }
          busy={rule.isPending || withdraw.isPending}
          onTry={(value) => tryReading(row, value)}
          onRule={mayRule ? (ruling) => rule.mutate(ruling) : undefined}
          onWithdraw={
            mayRule && row.ruling ? (reason) => withdraw.mutate({ key: row.key, reason }) : undefined
          }
        />
      ))}
    </Page>
  );
}
