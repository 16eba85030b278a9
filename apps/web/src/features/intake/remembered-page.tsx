import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Forget, Remembered } from '@tenglong/contracts/intake';
import type { ReactNode } from 'react';
import { ConfirmButton, EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import {
  AddressLink,
  HeadRow,
  Page,
  ScrollStrip,
  Section,
  Sentence,
  unseen,
} from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatInstant } from '../../shared/value/index.ts';
import { forget, rememberedQuery } from './intake-queries.ts';
import { IntakeTabs } from './intake-tabs.tsx';
import './findings.css';

/** 已记住的对应: what people taught the intake, each to be taken back. */
export function RememberedPage() {
  const { data, error, isPending, refetch } = useQuery(rememberedQuery);
  const mayRule = useCan('intake.rule');
  const client = useQueryClient();
  if (error) return <ErrorState what="已记住的对应没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="已记住的对应" />;
  const { matches, profiles } = data;
  const onForget = mayRule
    ? async (body: Forget) => {
        client.setQueryData(rememberedQuery.queryKey, await forget(body));
        toast('已撤回，以后的来文不再照此读');
      }
    : undefined;
  return (
    <Page title="已记住的对应" wide>
      <Sentence lead="来文再来时直接照办，并在问题清单里说明；撤回后，以后读的来文不再照此，已入库的不变。">
        {matches.length + profiles.length === 0
          ? '还没有记住任何对应'
          : `记住了 ${matches.length} 处企业对应、${profiles.length} 种表头的列对应`}
      </Sentence>
      <IntakeTabs current="remembered" />
      <Matches matches={matches} onForget={onForget} />
      <Profiles profiles={profiles} onForget={onForget} />
    </Page>
  );
}

type OnForget = ((body: Forget) => Promise<unknown>) | undefined;

interface MemoryProps {
  readonly title: string;
  /** What stands there while nothing is remembered. */
  readonly empty: string;
  readonly heads: readonly string[];
  readonly rows: readonly ReactNode[];
}

/** What is remembered of one kind, a line each. */
const Memory = ({ title, empty, heads, rows }: MemoryProps) => (
  <Section title={title}>
    {rows.length === 0 ? (
      <EmptyState>{empty}</EmptyState>
    ) : (
      <ScrollStrip label={title}>
        <table className="tbl finding-sides">
          <HeadRow heads={[...heads, unseen('办理')]} />
          <tbody>{rows}</tbody>
        </table>
      </ScrollStrip>
    )}
  </Section>
);

interface LastCellsProps {
  readonly by: string;
  readonly at: string;
  readonly title: string;
  readonly effect: string;
  readonly onForget: (() => Promise<unknown>) | undefined;
}

/** Who taught it, and taking it back. */
const LastCells = ({ by, at, title, effect, onForget }: LastCellsProps) => (
  <>
    <td data-label="经办" className="muted">
      {by}，{formatInstant(at)}
    </td>
    <td className="num">
      {onForget ? (
        <ConfirmButton title={title} effect={effect} verb="撤回" look="text" onConfirm={onForget}>
          撤回
        </ConfirmButton>
      ) : null}
    </td>
  </>
);

function Matches({
  matches,
  onForget,
}: {
  readonly matches: Remembered['matches'];
  readonly onForget: OnForget;
}) {
  return (
    <Memory
      title="来文写的是哪一家"
      empty="没有。在问题清单里把一行指定给某家企业后，会记在这里。"
      heads={['来文写的', '对应到', '数据', '理由', '经办']}
      rows={matches.map(({ id, name, code, creditCode, enterprise, dataset, reason, by, at }) => (
        <tr key={id}>
          <th scope="row">{[name, code].filter((part) => part !== '').join('　')}</th>
          <td data-label="对应到">
            <AddressLink href={`/enterprises/${creditCode}`}>{enterprise || creditCode}</AddressLink>
          </td>
          <td data-label="数据">{dataset}</td>
          <td data-label="理由">{reason || '—'}</td>
          <LastCells
            by={by}
            at={at}
            title="撤回这一处对应"
            effect={`以后来文写“${name || code}”的行，不再直接算作“${enterprise}”的。`}
            onForget={onForget && (() => onForget({ what: 'match', id }))}
          />
        </tr>
      ))}
    />
  );
}

function Profiles({
  profiles,
  onForget,
}: {
  readonly profiles: Remembered['profiles'];
  readonly onForget: OnForget;
}) {
  return (
    <Memory
      title="列的对应"
      empty="没有。在入库预览里改过列的对应后，同样的表头会沿用，记在这里。"
      heads={['数据', '改过的列', '经办']}
      rows={profiles.map(({ datasetId, fingerprint, dataset, columns, by, at }) => (
        <tr key={`${datasetId} ${fingerprint}`}>
          <th scope="row">{dataset}</th>
          <td data-label="改过的列">{columns.join('；')}</td>
          <LastCells
            by={by}
            at={at}
            title="撤回这一种列对应"
            effect="以后同样的表头按方案的列名读，读不准的再由人指定。"
            onForget={onForget && (() => onForget({ what: 'profile', datasetId, fingerprint }))}
          />
        </tr>
      ))}
    />
  );
}
