import type { GradeCounts, RunDetail } from '@tenglong/contracts/evaluation';
import type { ScaleName } from '@tenglong/contracts/page';
import { Grade } from '@tenglong/contracts/page';
import { AddressLink, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatNumber, formatScore, GradeMark } from '../../shared/value/index.ts';
import './evaluation.css';

interface Group {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly counts: GradeCounts;
  readonly meanTotal: number | null;
}

const graded = ({ A, B, C, D }: GradeCounts): number => A + B + C + D;

function GroupTable({
  title,
  head,
  groups,
}: {
  readonly title: string;
  readonly head: string;
  readonly groups: readonly Group[];
}) {
  return (
    <Section title={title} note="评定等级家数；平均总分不含未评级的">
      <ScrollStrip label={title}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {Grade.options.map((grade) => (
                <th key={grade} scope="col" className="num">
                  <GradeMark grade={grade} />
                </th>
              ))}
              <th scope="col" className="num">
                未评
              </th>
              <th scope="col" className="desk-cell">
                等级构成
              </th>
              <th scope="col" className="num">
                平均总分
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ id, title: name, href, counts, meanTotal }) => (
              <tr key={id}>
                <th scope="row">
                  <AddressLink href={href}>{name}</AddressLink>
                </th>
                {Grade.options.map((grade) => (
                  <td key={grade} className="num">
                    {counts[grade] === 0 ? '—' : formatNumber(counts[grade])}
                  </td>
                ))}
                <td className="num muted">{counts.none === 0 ? '—' : formatNumber(counts.none)}</td>
                <td className="desk-cell">
                  <Share counts={counts} />
                </td>
                <td className="num">{meanTotal === null ? '—' : formatScore(meanTotal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}

/** A to D as one bar; the same words as the columns beside it, so it is silent. */
function Share({ counts }: { readonly counts: GradeCounts }) {
  const all = Math.max(1, graded(counts));
  return (
    <span className="grade-share" aria-hidden="true">
      {Grade.options.map((grade) => (
        <i key={grade} className={`g${grade}`} style={{ width: `${(counts[grade] / all) * 100}%` }} />
      ))}
    </span>
  );
}

/** The same run by township and by industry. */
export function GroupTables({ run, scale }: { readonly run: RunDetail; readonly scale: ScaleName }) {
  const link = (change: Record<string, string>) =>
    `/evaluation?${new URLSearchParams({ year: String(run.year), scale, ...change })}`;
  const units = run.byUnit
    .filter((group) => group.scale === scale)
    .map((group) => ({
      ...group,
      id: group.unitId,
      title: group.unitName,
      href: link({ unit: group.unitId }),
    }));
  const industries = run.byIndustry
    .filter((group) => group.scale === scale)
    .map((group) => ({
      ...group,
      id: group.industry,
      href: `/enterprises?industry=${group.industry}&scale=${scale}`,
    }));
  return (
    <>
      <GroupTable title="按乡镇（街道）" head="乡镇（街道）" groups={units} />
      <GroupTable title="按行业大类" head="行业" groups={industries} />
    </>
  );
}
