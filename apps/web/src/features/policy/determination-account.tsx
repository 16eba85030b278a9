import type {
  CalculationLine,
  DeterminationAccount,
  ItemLine,
  ProvisionAccount,
  TracedDetermination,
} from '@tenglong/domain/policy';
import { HeadRow, num, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { addressText, formatCount, Light } from '../../shared/value/index.ts';
import { differenceWords, KINDS, outcomeWords, PARTS, STATES } from './determination-words.ts';
import './policy.css';
import './determination.css';

/** Beyond this many items the rest is counted, not listed. */
const MOST_ITEMS = 100;

/** Each sentence of the clause beside what it came to, step by step, with the tier that was reached. */
export function ProvisionAccounts({ account }: { readonly account: DeterminationAccount }) {
  return (
    <Section title="逐条计算" note="左边是条款，右边是它这一次的结果">
      <ol className="provisions">
        {account.provisions.map((provision) => (
          <Provision key={provision.id} provision={provision} />
        ))}
      </ol>
    </Section>
  );
}

function Provision({
  provision: { clause, says, state, parts, lines },
}: {
  readonly provision: ProvisionAccount;
}) {
  const { light, word } = STATES[state];
  return (
    <li className="account">
      <div>
        <p className="account-says">{says}</p>
        <p className="note">{`出处 ${addressText(clause)}`}</p>
        <Light kind={light}>{word}</Light>
      </div>
      <div className="account-steps">
        {lines.map((line) => (
          <Line key={line.label} line={line} />
        ))}
        {parts.map(({ part, formula, value }) => (
          <p key={part} className="account-part">
            <span className="muted">{PARTS[part] ?? part}</span>
            <span>{part === 'applies' || formula.endsWith(value) ? formula : `${formula} = ${value}`}</span>
          </p>
        ))}
      </div>
    </li>
  );
}

function Line({ line: { label, formula, value, mode, tiers, items } }: { readonly line: CalculationLine }) {
  const listed = items.slice(0, MOST_ITEMS);
  return (
    <div className="account-line">
      <p>
        <b>{label}</b>
        {formula.endsWith(value) ? ` = ${formula}` : ` = ${formula} = ${value}`}
      </p>
      {tiers.length > 0 ? (
        <table className="tbl account-tiers">
          <HeadRow
            heads={['档', num('达到'), num('比例'), mode === 'marginal' ? '分段累进' : '全额按所达档次']}
          />
          <tbody>
            {tiers.map(({ from, gives, hit }, index) => (
              <tr key={from} className={hit ? 'account-hit' : undefined}>
                <td>{index + 1}</td>
                <td className="num">{from}</td>
                <td className="num">{gives}</td>
                <td>{hit ? <Light kind="done">所达的档</Light> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {listed.length > 0 ? (
        <ul className="account-items">
          {listed.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one calculation, never moved
            <li key={index}>{itemWords(item)}</li>
          ))}
          {items.length > MOST_ITEMS ? (
            <li className="note">{`其余 ${items.length - MOST_ITEMS} 项略`}</li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

function itemWords({ item, formula, value, counted }: ItemLine): string {
  if (value === '不能确定') return `${item}不能确定：${formula}`;
  if (!counted) return `${item}${value}：不满足 ${formula}`;
  return formula === '' ? `${item}${value}` : `${item}：${formula} = ${value}`;
}

/** What another way to read the words would come to, with the money between them. */
export function ReadingResults({
  determination: { readings },
}: {
  readonly determination: TracedDetermination;
}) {
  if (readings.length === 0) return null;
  return (
    <Section
      title={`各种理解 ${formatCount(readings.length, '处')}`}
      note="采用的一种是上面的结果，其余供比较"
    >
      <ScrollStrip label="各种理解">
        <table className="tbl account-readings">
          <HeadRow heads={['原文哪里可以有几种理解', '理解', num('结果'), num('与采用的相比')]} />
          <tbody>
            {readings.flatMap(({ id, question, alternatives }) =>
              alternatives.map((alternative, index) => (
                <tr key={`${id} ${alternative.says}`}>
                  {index === 0 ? (
                    <th scope="rowgroup" rowSpan={alternatives.length}>
                      {question}
                    </th>
                  ) : null}
                  <td>
                    {`${KINDS[alternative.kind]}：${alternative.says}`}
                    {alternative.beyond ? `（${alternative.beyond}）` : ''}
                  </td>
                  <td className="num">
                    {alternative.verdict === 'ineligible' ? '不符合' : outcomeWords(alternative)}
                  </td>
                  <td className="num">
                    {alternative.kind === 'adopted' || !alternative.differenceYuan
                      ? '—'
                      : differenceWords(alternative.differenceYuan)}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}

/** The duties that come with it. */
export function Obligations({
  determination: { obligations },
}: {
  readonly determination: TracedDetermination;
}) {
  if (obligations.length === 0) return null;
  return (
    <Section title="随之而来的义务">
      <ul className="account-items">
        {obligations.map(({ id, text, quantity, unit }) => (
          <li key={id}>{quantity === undefined ? text : `${text}（${quantity} ${unit ?? ''}）`}</li>
        ))}
      </ul>
    </Section>
  );
}
