import type { ProjectMap } from '@tenglong/contracts/register';
import { EmptyState } from '../../../shared/feedback/index.ts';
import { FilterChips, type FilterField } from '../../../shared/filter/index.ts';
import { CopyLink } from '../../../shared/forms/index.ts';
import { Pager } from '../../../shared/layout/index.ts';
import type { ProjectsSearch } from '../register-search.ts';
import { MapRow } from './map-row.tsx';
import './project-map.css';
import { type TrackScale, trackScale } from './track-layout.ts';

export interface MapSectionProps {
  readonly map: ProjectMap;
  readonly search: ProjectsSearch;
  readonly onSearch: (search: ProjectsSearch) => void;
  readonly href: (search: ProjectsSearch) => string;
}

const fieldsOf = ({ registers, units }: ProjectMap): readonly FilterField[] => [
  { kind: 'text', id: 'q', label: '项目', placeholder: '名称或拼音首字母' },
  {
    kind: 'choice',
    id: 'unit',
    label: '属地',
    options: units.map(({ id, name }) => ({ value: id, label: name })),
  },
  {
    kind: 'choice',
    id: 'register',
    label: '清单',
    options: registers.map(({ id, title }) => ({ value: id, label: title })),
  },
  {
    kind: 'choice',
    id: 'watched',
    label: '重点跟踪',
    single: true,
    options: [{ value: '1', label: '只看重点跟踪' }],
  },
  {
    kind: 'choice',
    id: 'behind',
    label: '节点',
    single: true,
    options: [{ value: '1', label: '只看晚于计划节点的' }],
  },
];

function changed(search: ProjectsSearch, id: string, next: readonly string[]): ProjectsSearch {
  const first = { ...search, page: 0 };
  if (id === 'q') return { ...first, q: next[0] };
  if (id === 'watched' || id === 'behind') return { ...first, [id]: next.length > 0 || undefined };
  return { ...first, [id]: [...next] };
}

/** 作战图: one row a project, its way drawn on one axis of days; every mark can be read as a day in the row's table. */
export function MapSection({ map, search, onSearch, href }: MapSectionProps) {
  const { q, unit, register, watched, behind } = search;
  const values = {
    q: q ? [q] : [],
    unit,
    register,
    watched: watched ? ['1'] : [],
    behind: behind ? ['1'] : [],
  };
  const scale = trackScale(map);
  return (
    <>
      <div className="dt-tools">
        <FilterChips
          fields={fieldsOf(map)}
          values={values}
          onChange={(id, next) => onSearch(changed(search, id, next))}
        />
        <span className="dt-tools-end">
          <CopyLink />
        </span>
      </div>
      {map.counts.pending > 0 ? (
        <p className="note">{`另有 ${map.counts.pending} 个刚入库，正在上图，过几分钟再看`}</p>
      ) : null}
      {map.counts.undecided > 0 ? (
        <p className="note">{`另有 ${map.counts.undecided} 个缺总投资或没有写是不是“卡脖子”，暂不能判定是否重点跟踪`}</p>
      ) : null}
      {map.rows.length === 0 ? (
        <EmptyState>没有符合条件的项目，可去掉几个条件再看</EmptyState>
      ) : (
        <>
          <p className="note map-key">
            细线是计划，粗线是实际；○ 未到　● 按计划走到　▲ 走到时已晚　■
            过了计划日期还没走到。字是节点的头一个字；点项目右侧“各节点”看日期
          </p>
          <MapAxis scale={scale} />
          <ol className="map-rows">
            {map.rows.map((row) => (
              <MapRow key={row.id} row={row} scale={scale} />
            ))}
          </ol>
          <Pager
            word="个"
            page={map.page}
            size={map.size}
            total={map.total}
            href={(page) => href({ ...search, page })}
          />
        </>
      )}
    </>
  );
}

/** The years above all rows; a phone repeats none of it, its rows carry their own days. */
function MapAxis({ scale }: { readonly scale: TrackScale }) {
  return (
    <div className="map-axis" aria-hidden="true">
      <span className="map-axis-track">
        {scale.years.map(({ label, left }) => (
          <span key={label} style={{ left: `${left}%` }}>
            {label}
          </span>
        ))}
        {scale.today === null ? null : (
          <b style={{ left: `${scale.today}%` }} className={scale.today > 90 ? 'map-today-end' : undefined}>
            今天
          </b>
        )}
      </span>
    </div>
  );
}
