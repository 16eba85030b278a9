import { formatDay, LightSign } from '../value/index.ts';
import { staleDays } from './stale-days.ts';

export interface AsOfProps {
  /** The day the figures are true for. */
  readonly day: string;
  /** The session's own day, in Asia/Shanghai. */
  readonly today: string;
  /** After so many days without new figures the date turns ▲. */
  readonly limit?: number | undefined;
}

/** `数据截至 2023 年 8 月 31 日`; figures that have not moved for long say so, and stay as they are. */
export function AsOf({ day, today, limit = 45 }: AsOfProps) {
  const age = staleDays(day, today, limit);
  return (
    <span className="light">
      {age === undefined ? null : <LightSign kind="slow" />}
      数据截至 {formatDay(day)}
      {age === undefined ? null : `，已 ${age} 天未更新`}
    </span>
  );
}
