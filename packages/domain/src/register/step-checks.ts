import type { Trace } from '../rule/index.ts';
import type { CalendarDay, WorkCalendar } from '../values/index.ts';
import { allowedMoves } from './allowed-moves.ts';
import { editableFields } from './editable-fields.ts';
import type { Actor, Entry, FieldValue } from './entry.ts';
import type { SubjectFacts } from './facts-of-entry.ts';
import type { PreparedRegister } from './prepare-register.ts';
import { fitsField } from './read-field.ts';
import type { Refusal } from './refusal.ts';
import type { Move } from './register-move.ts';
import { titleOfStage } from './register-problem.ts';
import { isMonth, monthOf } from './report-month.ts';
import { isOneOf } from './who-may.ts';

export interface EventOccasion {
  readonly actor: Actor;
  /** The day it happens. */
  readonly today: CalendarDay;
  readonly workCalendar: WorkCalendar;
  readonly subject?: SubjectFacts;
}

export type EventOutcome =
  | { readonly kind: 'done'; readonly entry: Entry; readonly traces: readonly Trace[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What may stand in the way of an event, each as a refusal that names what may be done instead; nothing where it may happen. */
export class StepChecks {
  protected readonly register: PreparedRegister;
  protected readonly entry: Entry;
  protected readonly occasion: EventOccasion;

  constructor(register: PreparedRegister, entry: Entry, occasion: EventOccasion) {
    this.register = register;
    this.entry = entry;
    this.occasion = occasion;
  }

  protected refusalOf(move: Move): EventOutcome | undefined {
    const { register, entry, occasion } = this;
    const held = this.heldRefusal();
    if (held) return held;
    if (!move.from.includes(entry.stage)) {
      const at = titleOfStage(register.file, entry.stage);
      return this.refuse('wrong-stage', `现在是“${at}”，不能办“${move.title}”`, '请按现阶段所列的步骤办');
    }
    if (!isOneOf(move.by, entry, occasion.actor)) {
      return this.refuse('not-yours', `“${move.title}”不由本单位办`, '请由清单所列的一方办理');
    }
    return undefined;
  }

  protected badValue(fields: ReadonlyMap<string, FieldValue>): EventOutcome | undefined {
    for (const [name, value] of fields) {
      const field = this.register.file.fields[name];
      if (!field || !fitsField(field, value)) {
        const label = field?.label ?? name;
        return this.refuse('bad-value', `“${label}”填得不对`, '请按字段的类型填写');
      }
    }
    return undefined;
  }

  /** @param asked - fields that the step itself asks for, and so are its own; an enterprise fills in no others */
  protected notTheirField(
    fields: ReadonlyMap<string, FieldValue>,
    asked: readonly string[] = [],
  ): EventOutcome | undefined {
    const { register, entry, occasion } = this;
    const beyond = [...fields.keys()].filter((name) => !asked.includes(name));
    if (beyond.length === 0) return undefined;
    const own =
      occasion.actor.party === 'enterprise'
        ? new Set<string>()
        : editableFields(register, entry, occasion.actor);
    const other = beyond.find((name) => !own.has(name));
    if (other === undefined) return undefined;
    const label = this.register.file.fields[other]?.label ?? other;
    return this.refuse('not-yours', `“${label}”不由本单位填`, '请由清单所列的一方填报');
  }

  /** What the platform computes nobody types, not even with a step that asks for it. */
  protected computedField(fields: ReadonlyMap<string, FieldValue>): EventOutcome | undefined {
    const specs = this.register.file.fields;
    const name = [...fields.keys()].find((one) => specs[one]?.computed === true);
    if (name === undefined) return undefined;
    return this.refuse('not-yours', `“${specs[name]?.label ?? name}”由平台计算`, '请不要填，办理时自动算出');
  }

  protected badPeriod(period: string): EventOutcome | undefined {
    if (!isMonth(period)) return this.refuse('bad-value', '月份填得不对', '请写成 2023-08 这样的年月');
    if (period > monthOf(this.occasion.today)) {
      return this.refuse('bad-value', '还没有到这个月', '请报本月或以前的月份');
    }
    return undefined;
  }

  protected closedRefusal(): EventOutcome | undefined {
    if (this.entry.closedOn === null) return undefined;
    return this.refuse('ended', '已销号或已退出，不能再改', '确有差错的，请由专班退回后再改');
  }

  protected heldRefusal(): EventOutcome | undefined {
    if (this.entry.heldSince === null) return undefined;
    return this.refuse('held', '正在暂停计时', '请先恢复计时');
  }

  protected refuse(
    code: Refusal['code'],
    message: string,
    remedy: string,
    missing: Refusal['missing'] = [],
  ): EventOutcome {
    const allowed = allowedMoves(this.register, this.entry, this.occasion);
    return { kind: 'refused', refusal: { code, message, remedy, missing, allowed } };
  }
}
