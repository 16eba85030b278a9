import type { AppealEffect } from '@tenglong/contracts/register';
import { formatNumber, GradeMark } from '../../../shared/value/index.ts';

const score = (total: number | null) => (total === null ? '—' : formatNumber(String(total), { decimals: 2 }));
const figure = (value: string | null, unit: string) => (value === null ? '—' : `${value} ${unit}`);

/** As it was published and as it would be with the other figure, side by side. */
export function EffectTable({ effect, word }: { readonly effect: AppealEffect; readonly word: string }) {
  const { title, unit, published, proposed, before, after } = effect;
  const rows = [
    { label: '公布', value: published, standing: before },
    { label: word, value: proposed, standing: after },
  ];
  return (
    <table className="tbl tbl-flush appeal-effect">
      <thead>
        <tr>
          <th scope="col" aria-label="哪一个" />
          <th scope="col" className="num">
            {title}
          </th>
          <th scope="col" className="num">
            得分
          </th>
          <th scope="col" className="num">
            名次
          </th>
          <th scope="col">等级</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, value, standing }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="num">{figure(value, unit)}</td>
            <td className="num">{score(standing.total)}</td>
            <td className="num">{standing.rank ?? '—'}</td>
            <td>{standing.grade === null ? '—' : <GradeMark grade={standing.grade} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
