import type { MapPointText, ProjectMap } from '@tenglong/contracts/register';

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
/** Labels closer than this, in percent of the track, would run into one another. */
const NEAR = 3.4;

export interface TrackScale {
  /** Where a day lies, in percent of the track. */
  readonly place: (day: string) => number;
  readonly years: readonly { readonly label: string; readonly left: number }[];
  readonly quarters: readonly number[];
  readonly today: number | null;
}

/** One axis for all rows of a page, from the first to the last day on it, in whole quarters. */
export function trackScale({ from, to, asOf }: Pick<ProjectMap, 'from' | 'to' | 'asOf'>): TrackScale {
  const quarterOf = (day: string, later: number): number => {
    const date = new Date(at(day));
    return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3 + 3 * later, 1);
  };
  const first = quarterOf(from ?? asOf, 0);
  const end = quarterOf(to ?? asOf, 1);
  const percent = (time: number): number => ((time - first) / (end - first)) * 100;
  const starts: number[] = [];
  for (let quarter = first; quarter < end; ) {
    starts.push(quarter);
    quarter = quarterOf(new Date(quarter).toISOString().slice(0, 10), 1);
  }
  const years = starts.filter((time, index) => index === 0 || new Date(time).getUTCMonth() === 0);
  const now = percent(at(asOf));
  return {
    place: (day) => percent(at(day)),
    years: years
      .map((time, index) => ({
        label: `${new Date(time).getUTCFullYear()} 年`,
        left: percent(time),
        room: percent(years[index + 1] ?? end) - percent(time),
      }))
      .filter(({ room }) => room >= 8)
      .map(({ label, left }) => ({ label, left })),
    quarters: starts.map(percent),
    today: now >= 0 && now <= 100 ? now : null,
  };
}

export interface TrackMark {
  readonly point: MapPointText;
  readonly planned: number | null;
  readonly actual: number | null;
  /** Its first character, where there is room for it. */
  readonly letter: string;
}

/** The marks of one row. The point that comes next always has its letter; of the others, as many as do not run together. */
export function trackMarks(
  points: readonly MapPointText[],
  next: number | null,
  scale: TrackScale,
): TrackMark[] {
  const places = points.map(({ planned, actual }) => {
    const day = actual ?? planned;
    return day === null ? null : scale.place(day);
  });
  const taken: number[] = [];
  const order = points
    .map((_, index) => index)
    .sort((a, b) => Number(b === next) - Number(a === next) || a - b);
  const lettered = new Set<number>();
  for (const index of order) {
    const place = places[index];
    if (place === null || place === undefined || taken.some((one) => Math.abs(one - place) < NEAR)) continue;
    taken.push(place);
    lettered.add(index);
  }
  return points.map((point, index) => ({
    point,
    planned: point.planned === null ? null : scale.place(point.planned),
    actual: point.actual === null ? null : scale.place(point.actual),
    letter: lettered.has(index) ? (point.title[0] ?? '') : '',
  }));
}

/** `按计划`, `晚 12 天`, `未到，已晚 30 天`, `未到`; 逾期 is a word for the deadlines of steps, never for planned days. */
export function pointWords({ state, lateDays }: Pick<MapPointText, 'state' | 'lateDays'>): string {
  switch (state) {
    case 'met':
      return '按计划';
    case 'late':
      return `晚 ${lateDays} 天`;
    case 'overdue':
      return `未到，已晚 ${lateDays} 天`;
    case 'silent':
      return '已过，没有写日期';
    default:
      return '未到';
  }
}
