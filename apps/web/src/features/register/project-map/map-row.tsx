import type { MapPointState, MapPointText, ProjectMapRow } from '@tenglong/contracts/register';
import { useId, useState } from 'react';
import { AddressLink, ScrollStrip } from '../../../shared/layout/index.ts';
import { usePrinting } from '../../../shared/table/index.ts';
import { formatDay, formatNumber, Light, type LightKind, LightSign } from '../../../shared/value/index.ts';
import { stepWords } from '../light-words.ts';
import { pointWords, type TrackScale, trackMarks } from './track-layout.ts';

const KINDS: Readonly<Record<MapPointState, LightKind>> = {
  met: 'good',
  late: 'slow',
  overdue: 'late',
  ahead: 'none',
  silent: 'none',
};

/** One project: what it is, who has it, how it stands, and its way; its days unfold, and always do on paper. */
export function MapRow({ row, scale }: { readonly row: ProjectMapRow; readonly scale: TrackScale }) {
  const [open, setOpen] = useState(false);
  const printing = usePrinting();
  const id = useId();
  const { kind, word } = stepWords(row);
  const next = row.next === null ? undefined : row.points[row.next];
  return (
    <li className="map-row">
      <div className="map-what">
        <h3>
          <AddressLink href={`/entries/${row.id}`}>{row.subjectName}</AddressLink>
        </h3>
        <p className="note">
          {[investmentWords(row), row.unitName, row.registerTitle, row.watched ? '重点跟踪' : '']
            .filter((one) => one !== '')
            .map((one, at) => (
              // A word of it is not broken, the line is between two.
              <span key={one}>
                {at === 0 ? '' : ' · '}
                <span className="nowrap">{one}</span>
              </span>
            ))}
        </p>
      </div>
      <People row={row} />
      <div className="map-state">
        <Light kind={kind}>{`${row.stageTitle}，${word}`}</Light>
        {row.points
          .filter(({ state }) => state === 'overdue')
          .slice(0, 1)
          .map((point) => (
            <Light key={point.title} kind="late">{`${point.title}${pointWords(point)}`}</Light>
          ))}
        {next ? (
          <span className="note">
            {`下一节点 ${next.title} `}
            {next.planned ? <span className="nowrap">{formatDay(next.planned)}</span> : null}
          </span>
        ) : (
          <span className="note">各节点都已走到</span>
        )}
        {row.flags.map((flag) => (
          <span key={flag} className="note map-flag">
            <LightSign kind="slow" />
            {flag}
          </span>
        ))}
      </div>
      <Track row={row} scale={scale} />
      <button
        type="button"
        className="lnk map-more noprint"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? '收起' : '各节点'}
      </button>
      {open || printing ? (
        <div id={id} className="map-days">
          <PointTable points={row.points} name={row.subjectName} />
        </div>
      ) : null}
    </li>
  );
}

function investmentWords({ investment, foreign }: ProjectMapRow): string {
  if (foreign) return `${formatNumber(foreign.value)} ${foreign.unit}`;
  return investment === null ? '总投资未报' : `${formatNumber(investment)} 亿元`;
}

function People({ row: { leader, team, tracker } }: { readonly row: ProjectMapRow }) {
  const people = [
    ['领导', leader],
    ['小组', team],
    ['跟踪', tracker],
  ] as const;
  return (
    <dl className="map-people">
      {people.map(([label, name]) =>
        name === undefined || (label === '跟踪' && name === null) ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={name === null ? 'muted' : undefined}>{name ?? '未定'}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The drawing says nothing the table of days does not; machines read the table's summary instead. */
function Track({ row, scale }: { readonly row: ProjectMapRow; readonly scale: TrackScale }) {
  const marks = trackMarks(row.points, row.next, scale);
  const span = (places: readonly (number | null)[]) => {
    const known = places.filter((place) => place !== null);
    if (known.length === 0) return undefined;
    const [left, right] = [Math.min(...known), Math.max(...known)];
    return { left: `${left}%`, width: `${right - left}%` };
  };
  const words = row.points
    .map((point) => `${point.title}${point.actual ?? point.planned ?? ''}${pointWords(point)}`)
    .join('，');
  return (
    <div className="map-track" role="img" aria-label={words}>
      {scale.quarters.map((left) => (
        <i key={left} className="map-grid" style={{ left: `${left}%` }} />
      ))}
      {scale.today === null ? null : <i className="map-today" style={{ left: `${scale.today}%` }} />}
      <i className="map-plan" style={span(marks.map(({ planned }) => planned))} />
      <i className="map-real" style={span(marks.map(({ actual }) => actual))} />
      {marks.map(({ point, planned, actual, letter }) => {
        const left = actual ?? planned;
        if (left === null) return null;
        return (
          <span key={point.title}>
            {planned === null || actual === null ? null : (
              <i className="map-tick" style={{ left: `${planned}%` }} />
            )}
            <span
              className={actual === null ? 'map-mark' : 'map-mark map-mark-real'}
              style={{ left: `${left}%` }}
            >
              <LightSign kind={KINDS[point.state]} />
            </span>
            {letter === '' ? null : (
              <b
                className={actual === null ? 'map-letter' : 'map-letter map-letter-real'}
                style={{ left: `${left}%` }}
              >
                {letter}
              </b>
            )}
          </span>
        );
      })}
    </div>
  );
}

function PointTable({ points, name }: { readonly points: readonly MapPointText[]; readonly name: string }) {
  const day = (value: string | null) => value ?? '—';
  return (
    <ScrollStrip label={`${name}的各节点`}>
      <table className="tbl tbl-flush map-table">
        <thead>
          <tr>
            <td />
            {points.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">计划（* 按期限推算）</th>
            {points.map(({ title, planned, stated }) => (
              <td key={title} className={stated ? undefined : 'muted'}>
                {day(planned)}
                {planned !== null && !stated ? '*' : ''}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">实际</th>
            {points.map(({ title, actual }) => (
              <td key={title}>{day(actual)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">状态</th>
            {points.map((point) => (
              <td key={point.title}>
                <Light kind={KINDS[point.state]}>{pointWords(point)}</Light>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollStrip>
  );
}
