import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Forget, Remembered } from '@tenglong/contracts/intake';
import { ConfirmButton, EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { AddressLink, Page, ScrollStrip, Section, Sentence } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatInstant } from '../../shared/value/index.ts';
import './intake.css';
import { forget, rememberedQuery } from './intake-queries.ts';
import { IntakeTabs } from './intake-tabs.tsx';

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

function Matches({
  matches,
  onForget,
}: {
  readonly matches: Remembered['matches'];
  readonly onForget: OnForget;
}) {
  return (
    <Section title="来文写的是哪一家">
      {matches.length === 0 ? (
        <EmptyState>没有。在问题清单里把一行指定给某家企业后，会记在这里。</EmptyState>
      ) : (
        <ScrollStrip label="来文写的是哪一家">
          <table className="tbl finding-sides">
            <thead>
              <tr>
                <th scope="col">来文写的</th>
                <th scope="col">对应到</th>
                <th scope="col">数据</th>
                <th scope="col">理由</th>
                <th scope="col">经办</th>
                <th scope="col">
                  <span className="unseen">办理</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {matches.map((match) => (
                <tr key={match.id}>
                  <th scope="row">{[match.name, match.code].filter((part) => part !== '').join('　')}</th>
                  <td data-label="对应到">
                    <AddressLink href={`/enterprises/${match.creditCode}`}>
                      {match.enterprise || match.creditCode}
                    </AddressLink>
                  </td>
                  <td data-label="数据">{match.dataset}</td>
                  <td data-label="理由">{match.reason || '—'}</td>
                  <td data-label="经办" className="muted">
                    {match.by}，{formatInstant(match.at)}
                  </td>
                  <td className="num">
                    {onForget ? (
                      <ConfirmButton
                        title="撤回这一处对应"
                        effect={`以后来文写“${match.name || match.code}”的行，不再直接算作“${match.enterprise}”的。`}
                        verb="撤回"
                        look="text"
                        onConfirm={() => onForget({ what: 'match', id: match.id })}
                      >
                        撤回
                      </ConfirmButton>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollStrip>
      )}
    </Section>
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
    <Section title="列的对应">
      {profiles.length === 0 ? (
        <EmptyState>没有。在入库预览里改过列的对应后，同样的表头会沿用，记在这里。</EmptyState>
      ) : (
        <ScrollStrip label="列的对应">
          <table className="tbl finding-sides">
            <thead>
              <tr>
                <th scope="col">数据</th>
                <th scope="col">改过的列</th>
                <th scope="col">经办</th>
                <th scope="col">
                  <span className="unseen">办理</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {profiles.map((profile) => (
                <tr key={`${profile.datasetId} ${profile.fingerprint}`}>
                  <th scope="row">{profile.dataset}</th>
                  <td data-label="改过的列">{profile.columns.join('；')}</td>
                  <td data-label="经办" className="muted">
                    {profile.by}，{formatInstant(profile.at)}
                  </td>
                  <td className="num">
                    {onForget ? (
                      <ConfirmButton
                        title="撤回这一种列对应"
                        effect="以后同样的表头按方案的列名读，读不准的再由人指定。"
                        verb="撤回"
                        look="text"
                        onConfirm={() =>
                          onForget({
                            what: 'profile',
                            datasetId: profile.datasetId,
                            fingerprint: profile.fingerprint,
                          })
                        }
                      >
                        撤回
                      </ConfirmButton>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollStrip>
      )}
    </Section>
  );
}
