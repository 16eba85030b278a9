import type { Trace } from '../rule/index.ts';
import type { CalendarDay } from '../values/index.ts';
import { dueAfterHold, dueDay } from './due-day.ts';
import type { Entry, FieldValue } from './entry.ts';
import type { RegisterEvent } from './event.ts';
import { mayAttach } from './may-attach.ts';
import { type Missing, readinessOf, withFields } from './missing.ts';
import type { PreparedRegister } from './prepare-register.ts';
import type { Move } from './register-move.ts';
import { monthOf, nextMonth, reportDue } from './report-month.ts';
import { type EventOccasion, type EventOutcome, StepChecks } from './step-checks.ts';
import { isOneOf } from './who-may.ts';

export type { EventOccasion, EventOutcome } from './step-checks.ts';

/**
 * What an event makes of an entry: the entry after it, or why it is refused and what may be done instead. Pure: whoever
 * calls it keeps the entry, the event and the traces together, and checks the revision.
 */
export function applyEvent(
  register: PreparedRegister,
  entry: Entry,
  event: RegisterEvent,
  occasion: EventOccasion,
): EventOutcome {
  const step = new Step(register, entry, occasion);
  switch (event.kind) {
    case 'move':
      return step.move(event);
    case 'amend':
      return step.amend(event);
    case 'report':
      return step.report(event);
    case 'attach':
      return step.attach(event.evidence, event.file);
    case 'sign':
      return step.sign();
    case 'hold':
      return step.hold(event.reason);
    case 'resume':
      return step.resume();
    case 'extend':
      return step.extend(event.dueOn);
    case 'escalate':
      // That nothing was done is no step forward: the days it has stood still go on counting.
      return step.done({ escalation: event.step, lastEventOn: entry.lastEventOn });
    case 'inspect':
      return step.inspect(event);
    case 'comment':
      return step.done({});
  }
}

/** One event happening to one entry. */
class Step extends StepChecks {
  move(event: Extract<RegisterEvent, { kind: 'move' }>): EventOutcome {
    const { register, entry, occasion } = this;
    const move = register.moves.get(event.move);
    if (!move) return this.refuse('no-such-move', '清单里没有这一步', '请刷新页面后再办');
    const typed = event.fields ?? new Map<string, FieldValue>();
    const refusal =
      this.refusalOf(move) ??
      this.badValue(typed) ??
      this.computedField(typed) ??
      this.notTheirField(typed, move.fields);
    if (refusal) return refusal;
    const fields = new Map([...typed, ...(event.computed ?? [])]);
    const { missing, traces } = readinessOf(register, entry, move, { ...occasion, ...event, fields });
    if (missing.length > 0) {
      return this.refuse(
        'incomplete',
        `“${move.title}”还缺 ${missing.length} 项`,
        '请把所缺的补齐后再办',
        missing,
      );
    }
    const filled = withFields(entry, fields);
    return this.done({ ...filled, ...this.clock(filled), ...this.arrival(move, filled) }, traces);
  }

  amend({ fields, computed }: Extract<RegisterEvent, { kind: 'amend' }>): EventOutcome {
    // What an enterprise reports, it reports with a step that names it.
    if (this.occasion.actor.party === 'enterprise') {
      return this.refuse('not-yours', '企业不能直接填报', '请办理清单列给企业的步骤，或留言说明');
    }
    const filled = withFields(this.entry, new Map([...fields, ...(computed ?? [])]));
    return (
      this.closedRefusal() ??
      this.badValue(fields) ??
      this.notTheirField(fields) ??
      this.done({ ...filled, ...this.clock(filled) })
    );
  }

  report({ period, fields, latest }: Extract<RegisterEvent, { kind: 'report' }>): EventOutcome {
    const { register, entry, occasion } = this;
    const { reporting } = register.file;
    if (!reporting) return this.refuse('no-such-move', '这张清单不按月填报', '请按所列的步骤办');
    // The office may write down what it was told.
    if (occasion.actor.party !== 'office' && !isOneOf(reporting.by, entry, occasion.actor)) {
      return this.refuse('not-yours', `${reporting.title}不由本单位填报`, '请由责任单位填报');
    }
    const refusal = this.closedRefusal() ?? this.badPeriod(period) ?? this.badValue(fields);
    if (refusal) return refusal;
    const stray = [...fields.keys()].find(
      (name) => !reporting.fields.includes(name) && !reporting.optional.includes(name),
    );
    if (stray !== undefined) {
      const label = register.file.fields[stray]?.label ?? stray;
      return this.refuse('bad-value', `${reporting.title}里没有“${label}”`, '请只填所列的各项');
    }
    const missing = reporting.fields.flatMap((field): Missing[] =>
      (fields.get(field) ?? '') === ''
        ? [{ kind: 'field', field, label: register.file.fields[field]?.label ?? field }]
        : [],
    );
    if (missing.length > 0) {
      return this.refuse(
        'incomplete',
        `${reporting.title}还缺 ${missing.length} 项`,
        '请补齐后再报',
        missing,
      );
    }
    if (latest !== undefined && latest > period) return this.done({});
    // What the month says nothing of is not carried over from the month before.
    const blank = [...reporting.fields, ...reporting.optional].map((name) => [name, null] as const);
    const dueOn = reportDue(reporting, nextMonth(period));
    return this.done({ ...withFields(entry, new Map([...blank, ...fields])), dueOn, escalation: null });
  }

  attach(kind: string, file: string): EventOutcome {
    const { register, entry, occasion } = this;
    if (!Object.hasOwn(register.file.evidence, kind)) {
      return this.refuse('bad-value', '清单里没有这种材料', '请选清单所列的材料种类');
    }
    if (!mayAttach(register, entry, occasion.actor, kind)) {
      return this.refuse('not-yours', '这种材料不由本单位上传', '请由办理这张清单的一方上传');
    }
    const piece = { kind, file, by: occasion.actor.id, on: occasion.today };
    return this.closedRefusal() ?? this.done({ evidence: [...entry.evidence, piece] });
  }

  sign(): EventOutcome {
    const { register, entry, occasion } = this;
    const { actor, today } = occasion;
    const wanted = register.stages.get(entry.stage)?.signatures ?? [];
    if (actor.party !== 'department' || !wanted.includes(actor.of)) {
      return this.refuse('not-yours', '这一阶段不须本单位签字', '请由清单所列的部门签字');
    }
    if (entry.signatures.some(({ department }) => department === actor.of)) {
      return this.refuse('already-signed', '本单位已签过字', '不必再签');
    }
    return this.done({
      signatures: [...entry.signatures, { department: actor.of, by: actor.id, on: today }],
    });
  }

  hold(reason: string): EventOutcome {
    const { register, entry, occasion } = this;
    const { holds } = register.file;
    if (!holds) return this.refuse('no-hold-here', '这张清单不设暂停计时', '请按期办理，或申请延期');
    if (!isOneOf(holds.by, entry, occasion.actor)) {
      return this.refuse('not-yours', '本单位不能暂停计时', '请由清单所列的一方办理');
    }
    if (!holds.reasons.includes(reason)) {
      return this.refuse('bad-value', '没有这种暂停理由', `只能是：${holds.reasons.join('、')}`);
    }
    return this.closedRefusal() ?? this.heldRefusal() ?? this.done({ heldSince: occasion.today });
  }

  resume(): EventOutcome {
    const { register, entry, occasion } = this;
    const { heldSince, dueOn } = entry;
    if (heldSince === null) return this.refuse('not-held', '没有在暂停计时', '不必恢复');
    if (!isOneOf(register.file.holds?.by ?? [], entry, occasion.actor)) {
      return this.refuse('not-yours', '本单位不能恢复计时', '请由清单所列的一方办理');
    }
    const { today, workCalendar } = occasion;
    const deadline = register.stages.get(entry.stage)?.deadline;
    const due = dueOn === null ? null : dueAfterHold(deadline, dueOn, heldSince, today, workCalendar);
    return this.done({ heldSince: null, dueOn: due });
  }

  extend(dueOn: CalendarDay): EventOutcome {
    const { actor, today } = this.occasion;
    if (actor.party !== 'office') return this.refuse('not-yours', '只有专班可以改期限', '请向专班申请延期');
    if (dueOn <= today) return this.refuse('bad-value', '新的期限应在今天以后', '请另选日期');
    const { file, stages } = this.register;
    const stage = stages.get(this.entry.stage);
    if (stage?.deadline?.fixed) {
      return this.refuse(
        'bad-value',
        `“${stage.title}”的期限是方案定的，不能延`,
        '到期未完成的，按清单所列的步骤办',
      );
    }
    if (file.reporting && this.entry.stage === file.opening.stage) {
      return this.refuse('bad-value', '按月填报的不改期限', '请催责任单位填报');
    }
    return this.closedRefusal() ?? this.done({ dueOn, escalation: null });
  }

  /** A finding changes nothing of the entry: what follows from a false closing is a move of its own. */
  inspect({ reason }: Extract<RegisterEvent, { kind: 'inspect' }>): EventOutcome {
    if (this.register.stages.get(this.entry.stage)?.kind !== 'closed') {
      return this.refuse(
        'wrong-stage',
        '现在没有办结，查不了办结是否属实',
        '请记为“已重新在办”的，按现阶段办理',
      );
    }
    if (!reason.trim()) return this.refuse('bad-value', '没有写理由', '请写明怎么查的、查到什么');
    return this.done({ lastEventOn: this.entry.lastEventOn });
  }

  done(change: Partial<Entry>, traces: readonly Trace[] = []): EventOutcome {
    const { entry, occasion } = this;
    const after = { ...entry, lastEventOn: occasion.today, ...change, revision: entry.revision + 1 };
    return { kind: 'done', entry: after, traces };
  }

  /**
   * A deadline that waits for its field starts with it, and one that ran from the day something was entered runs from the
   * real day as soon as that is told. Once it stands, only the office moves it.
   */
  private clock({ stage, stageSince, dueOn, fields }: Entry): Partial<Entry> {
    const { workCalendar } = this.occasion;
    const deadline = this.register.stages.get(stage)?.deadline;
    if (!deadline) return {};
    const due = () => dueDay(deadline, stageSince, workCalendar, fields);
    if ('by' in deadline) return dueOn === null ? { dueOn: due() } : {};
    const { since } = deadline;
    if (since === undefined || !fields.has(since) || this.entry.fields.has(since)) return {};
    const asEntered = dueDay(deadline, stageSince, workCalendar, this.entry.fields);
    return dueOn === asEntered ? { dueOn: due() } : {};
  }

  /** What arriving in the next stage sets; nothing for a move that stays. */
  private arrival({ to }: Move, { fields }: Entry): Partial<Entry> {
    if (to === undefined) return {};
    const { actor, today, workCalendar } = this.occasion;
    const stage = this.register.stages.get(to);
    const ended = stage?.kind !== 'open';
    const { reporting, opening } = this.register.file;
    const due =
      reporting && to === opening.stage
        ? reportDue(reporting, monthOf(today))
        : dueDay(stage?.deadline, today, workCalendar, fields);
    return {
      stage: to,
      stageSince: today,
      stageBy: actor.id,
      dueOn: ended ? null : due,
      closedOn: ended ? today : null,
      signatures: [],
      escalation: null,
    };
  }
}
