import { useQuery } from '@tanstack/react-query';
import { ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { Section } from '../../shared/layout/index.ts';
import { formatInstant, LightSign } from '../../shared/value/index.ts';
import { DraftDesk } from './draft-desk.tsx';
import { versionsQuery } from './plan-queries.ts';
import { VersionChanges } from './version-changes.tsx';
import './plan.css';

const STATUS = {
  draft: ['slow', '草稿，待启用'],
  active: ['done', '现行'],
  former: ['none', '历史'],
} as const;
const ORIGIN = { folder: '方案文件夹', edit: '屏幕上裁定' } as const;

/** Every version of the plan, the draft that waits first, each with what it changed. */
export function PlanVersions() {
  const { data, error, isPending, refetch } = useQuery(versionsQuery);
  if (error) return <ErrorState what="方案版本没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="方案版本" />;
  const [draft] = data.filter(({ status }) => status === 'draft');
  return (
    <>
      {draft ? <DraftDesk key={draft.id} draft={draft} /> : null}
      <Section title="版本" note="版本一经生成不再改动，测算结果记着自己用的是哪一版">
        <ol className="plan-versions">
          {data.map((version) => (
            <li key={version.id}>
              <p>
                <b>{formatInstant(version.createdAt)}</b>{' '}
                <span className="light plan-status">
                  <LightSign kind={STATUS[version.status][0]} /> {STATUS[version.status][1]}
                </span>
                {version.note}
              </p>
              <p className="note">
                {ORIGIN[version.origin]}，{version.createdBy}，校验码 <code>{version.hash.slice(0, 12)}</code>
              </p>
              {version.status !== 'draft' && version.changeCount > 0 ? (
                <details>
                  <summary>{version.changeCount} 处改动</summary>
                  <VersionChanges version={version} />
                </details>
              ) : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
