import { contradictionKey } from './contradiction/contradiction.ts';
import { findContradictions } from './contradiction/find-contradictions.ts';
import { findDoubleRoles } from './contradiction/responsibilities.ts';
import type { PlanError } from './document.ts';
import { findUnitSlips } from './find-unit-slips.ts';
import type { Plan } from './plan.ts';
import { decideReading } from './reading/decide.ts';

/** Something odd that does not keep a plan from loading. Same shape as an error. */
export type PlanNotice = PlanError;

function rulingNotices(plan: Plan): PlanNotice[] {
  const contradictions = new Map(
    findContradictions(plan).map((one) => [contradictionKey(one.kind, one.quantity), one]),
  );
  return plan.rulings
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap((ruling, index) => {
      const found = contradictions.get(contradictionKey(ruling.on.kind, ruling.on.quantity));
      const path = `rulings[${index}]`;
      if (!found) {
        return [
          {
            file: 'rulings.yaml',
            path,
            message: `裁定 ${ruling.id} 所指的矛盾已不存在`,
            remedy: '方案已经改一致的，请撤回这条裁定；否则请核对 kind 与 quantity',
          },
        ];
      }
      const outcome = decideReading(plan, found, ruling.value);
      if (!outcome.ok) {
        return [
          {
            file: 'rulings.yaml',
            path,
            message: `裁定 ${ruling.id} 的取值“${ruling.value}”不能用，按未裁定处理`,
            remedy: outcome.message,
          },
        ];
      }
      const adopted = found.sources.find(({ address }) => address === ruling.adopts);
      if (ruling.adopts !== undefined && adopted?.value !== ruling.value) {
        return [
          {
            file: 'rulings.yaml',
            path,
            message: `裁定 ${ruling.id} 写明采用 ${ruling.adopts}，但那里的数不是“${ruling.value}”`,
            remedy: '请核对 adopts 与 value，使两者一致',
          },
        ];
      }
      return [];
    });
}

function unitNotices(plan: Plan): PlanNotice[] {
  const listed = new Set(plan.lists.flatMap(({ rows }) => rows.map(({ unit }) => unit)));
  return plan.units.flatMap(({ id, name, hasTargets }) => {
    if (plan.lists.length === 0 || hasTargets === listed.has(id)) return [];
    return [
      {
        file: 'units.yaml',
        path: 'units',
        message: hasTargets
          ? `${name}标为有任务，但没有一张清单列到它`
          : `${name}标为没有任务，却出现在清单里`,
        remedy: '请核对 units.yaml 的 hasTargets 与各张清单',
      },
    ];
  });
}

function tileNotices(plan: Plan): PlanNotice[] {
  return plan.units.flatMap(({ name, tile }, index) => {
    const under = plan.units
      .slice(0, index)
      .find((other) => Math.hypot(other.tile.column - tile.column, other.tile.row - tile.row) < 0.5);
    if (!under) return [];
    return [
      {
        file: 'units.yaml',
        path: `units[${index}].tile`,
        message: `${name}与${under.name}在示意地图上重叠`,
        remedy: '请错开 tile 的列或行',
      },
    ];
  });
}

function roleNotices(plan: Plan): PlanNotice[] {
  return findDoubleRoles(plan).map(({ sentence, sources }) => ({
    file: plan.tasks.some(({ address }) => address === sources[0]?.address) ? 'tasks.yaml' : 'clauses.yaml',
    path: sources[0]?.address ?? '',
    message: sentence.replace(/。$/, ''),
    remedy: '原文如此的可以保留，系统按牵头单位对待，并列入矛盾台',
  }));
}

/** Oddities of a plan that is otherwise in order. */
export function findNotices(plan: Plan): PlanNotice[] {
  return [
    ...unitNotices(plan),
    ...tileNotices(plan),
    ...roleNotices(plan),
    ...rulingNotices(plan),
    ...findUnitSlips(plan),
  ];
}
