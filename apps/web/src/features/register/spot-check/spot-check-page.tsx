import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SpotCheckDetail, SpotCheckItem } from '@tenglong/contracts/register';
import { useState } from 'react';
import { FormDialog, toast } from '../../../shared/feedback/index.ts';
import { Field, PrintButton } from '../../../shared/forms/index.ts';
import { AddressLink, KeyFigures, Page, Section, Sentence } from '../../../shared/layout/index.ts';
import { formatDay } from '../../../shared/value/index.ts';
import { Waiting } from '../waiting.tsx';
import { CheckAgain } from './check-again.tsx';
import { ItemTable } from './item-table.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import './spot-check.css';
import { drawCheck, spotCheckQuery, voidCheck } from './spot-check-queries.ts';
import { periodWords, registerWords } from './spot-check-words.ts';

const route = getRouteApi('/shell/spot-checks/$number');

/** One spot check: what was published, what was drawn, what was found, and how anybody can draw again. */
export function SpotCheckPage() {
  const { number } = route.useParams();
  const { data, error, refetch } = useQuery(spotCheckQuery(number));
  if (!data) return <Waiting what="这次抽查" error={error} onRetry={() => void refetch()} />;
  return <CheckBody check={data} />;
}

function CheckBody({ check }: { readonly check: SpotCheckDetail }) {
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'draw' | 'void'>();
  const [judging, setJudging] = useState<SpotCheckItem>();
  const took = (next: SpotCheckDetail) => {
    client.setQueryData(spotCheckQuery(String(next.number)).queryKey, next);
    void client.invalidateQueries({ queryKey: ['register', 'spot-checks'] });
    setDialog(undefined);
    setJudging(undefined);
  };
  const asOf = `数据截至 ${formatDay(check.asOf)}`;
  return (
    <Page title={`第 ${check.number} 次抽查`} context={asOf} asOf={asOf} unit="件">
      <Sentence
        path={<AddressLink href="/spot-checks">抽查</AddressLink>}
        lead={check.lead}
        actions={
          <>
            <PrintButton />
            {check.mayVoid ? (
              <button type="button" className="btn" onClick={() => setDialog('void')}>
                作废
              </button>
            ) : null}
            {check.mayDraw ? (
              <button type="button" className="btn btn-primary" onClick={() => setDialog('draw')}>
                抽取
              </button>
            ) : null}
          </>
        }
      >
        {check.sentence}
      </Sentence>
      <KeyFigures figures={figuresOf(check)} />
      {check.drawnOn === null ? null : (
        <Section
          title={`抽中的 ${check.drawn} 件`}
          note={check.withheld > 0 ? `其中 ${check.withheld} 件属于别的乡镇，不在这里列出` : '按抽取的次序'}
        >
          <ItemTable check={check} onJudge={setJudging} />
        </Section>
      )}
      <RuleSection check={check} />
      {check.seed === null || check.drawnOn === null ? null : <CheckAgain check={check} />}
      {dialog ? (
        <ActDialog check={check} kind={dialog} onDone={took} onClose={() => setDialog(undefined)} />
      ) : null}
      {judging ? (
        <JudgeDialog check={check} item={judging} onDone={took} onClose={() => setJudging(undefined)} />
      ) : null}
    </Page>
  );
}

function figuresOf({ population, size, drawn, judged, untrue, drawnOn, drawOn }: SpotCheckDetail) {
  const figure = (label: string, value: number) => ({ label, value, unit: '件' });
  if (drawnOn === null) {
    return [figure('抽取', size), { label: '抽取日', value: formatDay(drawOn) }];
  }
  return [
    ...[figure('范围内办结', population ?? 0), figure('抽取', drawn), figure('已查', judged)],
    ...[figure('不属实', untrue)],
  ];
}

function RuleSection({ check }: { readonly check: SpotCheckDetail }) {
  const { registers, publishedOn, publishedBy, drawnOn, drawnBy, commitment, publicSource, publicValue } =
    check;
  const rows: readonly (readonly [string, string])[] = [
    ['清单', registerWords(registers)],
    ['销号日期', periodWords(check)],
    ['数量', `${check.size} 件；不足的全抽`],
    ['公布', `${formatDay(publishedOn)}，${publishedBy}`],
    ['抽取日', drawnOn === null ? formatDay(check.drawOn) : `${formatDay(drawnOn)}，${drawnBy ?? ''}`],
    ['公开数', publicSource === '' ? '没有定' : `${publicSource}${publicValue ? `：${publicValue}` : ''}`],
    ['种子校验码', commitment],
    ...(check.seed === null ? [] : [['种子', check.seed] as const]),
    ...(check.populationDigest === null ? [] : [['范围校验码', check.populationDigest] as const]),
    ...(check.voidReason === '' ? [] : [['作废理由', check.voidReason] as const]),
  ];
  return (
    <Section title="公布的规则" note="公布后不改">
      <dl className="spot-rule">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={/^[0-9a-f]{64}$/.test(value) ? 'spot-code' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function ActDialog({
  check,
  kind,
  onDone,
  onClose,
}: {
  readonly check: SpotCheckDetail;
  readonly kind: 'draw' | 'void';
  readonly onDone: (check: SpotCheckDetail) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const draws = kind === 'draw';
  const send = useMutation({
    mutationFn: () => (draws ? drawCheck(check.number, text.trim()) : voidCheck(check.number, text.trim())),
    onSuccess: (next) => {
      toast(draws ? `抽了 ${next.drawn} 件` : '已作废');
      onDone(next);
    },
  });
  const asks = !draws || check.publicSource !== '';
  return (
    <FormDialog
      open
      title={draws ? `抽取第 ${check.number} 次抽查` : `作废第 ${check.number} 次抽查`}
      verb={draws ? '抽取' : '作废'}
      ready={!asks || text.trim() !== ''}
      busy={send.isPending}
      failed={{ what: draws ? '没有抽取' : '没有作废', error: send.error }}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <p>
        {draws
          ? '抽取后，范围里的条目固定下来，种子公开，谁都可以核对；不能重抽。'
          : '作废的抽查留在列表里，种子随之公开；要抽的另行公布。'}
      </p>
      {asks ? (
        <Field label={draws ? check.publicSource : '理由'} required>
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={draws ? 100 : 500}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </FormDialog>
  );
}
