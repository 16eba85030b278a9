import type { Dossier } from '@tenglong/contracts/enterprise';
import { ScrollStrip, Section } from '../../shared/layout/index.ts';
import { figureOfFact, formatDay, GradeMark, Num, SourceNumber } from '../../shared/value/index.ts';
import { AliasList } from './alias-list.tsx';

export interface YearTableProps {
  readonly dossier: Dossier;
  /** `tax:2022`. */
  readonly open: string | undefined;
  readonly onOpen: (fact: string, year: number) => void;
}

/** 历年数据: each fact against the years, the latest first, so that a phone shows it; every number opens its source. */
export function YearTable({ dossier, open, onOpen }: YearTableProps) {
  return (
    <>
      <Section title="历年数据" note="点数字看来源，到部门来文的单元格">
        <ScrollStrip label="历年数据">
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">数据</th>
                <th scope="col" className="desk-cell">
                  报送部门
                </th>
                {dossier.years.map(({ year }) => (
                  <th key={year} scope="col" className="num">
                    {year} 年
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {dossier.factList.map(({ id, title, unit, decimals, department }) => (
                <tr key={id}>
                  <th scope="row">
                    {title} <span className="note">{unit}</span>
                  </th>
                  <td className="muted desk-cell">{department}</td>
                  {dossier.years.map(({ year, facts }) => {
                    const fact = facts.find((one) => one.fact === id);
                    return (
                      <td key={year} className="num">
                        {fact ? (
                          <SourceNumber
                            subject={`${title}，${year} 年`}
                            open={open === `${id}:${year}`}
                            onOpen={() => onOpen(id, year)}
                          >
                            <Num value={figureOfFact(fact)} decimals={decimals} />
                          </SourceNumber>
                        ) : (
                          '—'
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">评定等级</th>
                <td className="desk-cell" />
                {dossier.years.map(({ year, grade, rank, ranked, reason }) => (
                  <td key={year} className="num">
                    {grade ? (
                      <>
                        <GradeMark grade={grade} />{' '}
                        <span className="note">{`第 ${rank} / ${ranked} 名`}</span>
                      </>
                    ) : (
                      <span className="muted">{reason ? '缺数未评' : '不参评'}</span>
                    )}
                  </td>
                ))}
              </tr>
            </tfoot>
          </table>
        </ScrollStrip>
      </Section>
      <Violations dossier={dossier} />
    </>
  );
}

function Violations({ dossier }: { readonly dossier: Dossier }) {
  const { violations, screening } = dossier;
  return (
    <>
      <Section title="违法违规" note={violations.length === 0 ? '没有记录' : `${violations.length} 条`}>
        {violations.map(({ field, foundOn, severity, batchId }) => (
          <p key={`${batchId} ${field} ${foundOn}`}>
            {formatDay(foundOn)} {field}，{severity === 'severe' ? '严重' : '一般'}
          </p>
        ))}
      </Section>
      <Section title="高耗低效排查" note={screening.length === 0 ? '没有列入' : undefined}>
        {screening.map(({ year, rule, title, verdict }) => (
          <p key={`${year} ${rule}`}>
            {year} 年 {title}：{verdict === 'yes' ? '列入' : '缺数据，暂不能判定'}
          </p>
        ))}
      </Section>
      <Section
        title="曾用名与旧代码"
        note={dossier.aliases.length === 0 ? '没有登记' : '来文写这些名称或代码的，算作这一家'}
      >
        <AliasList dossier={dossier} />
      </Section>
    </>
  );
}
