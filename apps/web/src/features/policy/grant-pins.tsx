import type { GrantSheet } from '@tenglong/contracts/policy';
import { ExportButton } from '../../shared/forms/index.ts';
import { HeadRow, num, ScrollStrip } from '../../shared/layout/index.ts';
import { formatInstant, formatNumber, Light } from '../../shared/value/index.ts';
import { differenceWords, versionWords } from './determination-words.ts';

const VERDICTS = { eligible: '符合', ineligible: '不符合', unknown: '未知' } as const;

/** Every step's determination, and whether today's comes to something else. */
export function Pins({
  sheet: { pins, amountYuan },
  entryId,
}: {
  readonly sheet: GrantSheet;
  readonly entryId: string;
}) {
  if (pins.length === 0) return null;
  return (
    <ScrollStrip label="各步的判定">
      <table className="tbl tbl-flush">
        <HeadRow
          heads={[
            '各步的判定',
            '时间',
            '结论',
            num('金额（元）'),
            '与今天相比',
            { words: '全文', as: 'noprint' },
          ]}
        />
        <tbody>
          {pins.map((pin, index) => (
            <tr key={pin.revision}>
              <th scope="row">{`第 ${index + 1} 步，${versionWords(pin.version)}`}</th>
              <td>{formatInstant(pin.at)}</td>
              <td>{VERDICTS[pin.verdict]}</td>
              <td className="num">
                {pin.amountYuan === null ? '未知' : formatNumber(pin.amountYuan, { decimals: 2 })}
              </td>
              <td>
                {pin.differs ? <Light kind="slow">{changeWords(pin.amountYuan, amountYuan)}</Light> : '相同'}
              </td>
              <td className="noprint">
                <ExportButton
                  path={`/entries/${entryId}/pins/${pin.revision}`}
                  fileName={`判定-第${index + 1}步.json`}
                  look="link"
                >
                  下载
                </ExportButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

function changeWords(before: string | null, now: string | null): string {
  if (before === null || now === null) return '不同';
  const difference = (Number(now) - Number(before)).toFixed(2);
  return Number(difference) === 0 ? '结论不同' : `今天${differenceWords(difference)}`;
}
