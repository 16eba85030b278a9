import type { HomecomingCell } from '@tenglong/contracts/register';
import { HeadRow, num, ScrollStrip } from '../../shared/layout/index.ts';
import { formatDay, Light, type LightKind } from '../../shared/value/index.ts';
import './bulk.css';

type CellState = HomecomingCell['state'];

const STATES: Readonly<Record<CellState, readonly [LightKind, string]>> = {
  take: ['done', '可采纳'],
  changed: ['slow', '别人已改'],
  bad: ['late', '填得不对'],
  locked: ['none', '不能改'],
};
const ORDER: readonly CellState[] = ['bad', 'changed', 'locked', 'take'];

/** What every workbook that came home tells of a changed cell. */
type ChangedCell = Pick<HomecomingCell, 'state' | 'row' | 'label' | 'was' | 'now' | 'message'>;

/** `改了 6 处：4 处可采纳，1 处别人已改，1 处填得不对` */
export function homeSentence({ cells }: { readonly cells: readonly Pick<ChangedCell, 'state'>[] }): string {
  if (cells.length === 0) return '与导出时一样，没有改动';
  const parts = (['take', 'changed', 'bad', 'locked'] as const).flatMap((state) => {
    const n = cells.filter((cell) => cell.state === state).length;
    return n > 0 ? [`${n} 处${STATES[state][1]}`] : [];
  });
  return `改了 ${cells.length} 处：${parts.join('，')}`;
}

interface HomeChangesProps<Cell> {
  readonly home: { readonly file: string; readonly exportedOn: string; readonly cells: readonly Cell[] };
  /** `对上 30 行` */
  readonly against: string;
  /** What a row is about: the head over it, and its name. */
  readonly about: string;
  readonly nameOf: (cell: Cell) => string;
  /** Which list a cell stands on, where the workbook holds several. */
  readonly listOf?: (cell: Cell) => string;
  readonly keyOf: (cell: Cell) => string;
  /** `C12` */
  readonly placeOf: (cell: Cell) => string;
  /** Whether all that can be changed are figures. */
  readonly figures?: boolean;
  /** Sentences about what could not be held against anything. */
  readonly stray: readonly string[];
}

/** Every changed cell, what needs a look first, otherwise as they stand in the workbook. */
export function HomeChanges<Cell extends ChangedCell>(props: HomeChangesProps<Cell>) {
  const { home, against, stray } = props;
  const cells = [...home.cells].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <>
      <p className="home-facts">
        <b>{homeSentence(home)}</b>
        <span className="muted">{`${home.file}，${formatDay(home.exportedOn)}导出，${against}`}</span>
      </p>
      {cells.length > 0 ? <CellTable {...props} cells={cells} /> : null}
      {stray.length > 0 ? (
        <ul className="bulk-rows">
          {stray.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

interface CellTableProps<Cell> extends Omit<HomeChangesProps<Cell>, 'home' | 'against' | 'stray'> {
  readonly cells: readonly Cell[];
}

function CellTable<Cell extends ChangedCell>(props: CellTableProps<Cell>) {
  const { cells, about, nameOf, listOf, keyOf, placeOf, figures } = props;
  const align = figures ? 'num' : undefined;
  return (
    <ScrollStrip label="改动">
      <table className="tbl tbl-flush">
        <HeadRow
          heads={[
            '结果',
            about,
            listOf ? '清单' : false,
            '单元格',
            '栏',
            figures ? num('导出时') : '导出时',
            figures ? num('改为') : '改为',
            '说明',
          ]}
        />
        <tbody>
          {cells.map((cell) => {
            const [kind, word] = STATES[cell.state];
            return (
              <tr key={keyOf(cell)}>
                <td>
                  <Light kind={kind}>{word}</Light>
                </td>
                <th scope="row">{nameOf(cell)}</th>
                {listOf ? <td>{listOf(cell)}</td> : null}
                <td className="muted">{placeOf(cell)}</td>
                <td>{cell.label}</td>
                <td className={align}>{cell.was || '空白'}</td>
                <td className={figures ? 'num home-now' : 'home-now'}>{cell.now || '空白'}</td>
                <td className="muted">{cell.message}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
