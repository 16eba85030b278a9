import { useState } from 'react';
import {
  ContradictionCard,
  EffectTable,
  GoalList,
  PlanTree,
  planSentence,
} from '../../features/plan/index.ts';
import { toast } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { Page, Sentence } from '../../shared/layout/index.ts';
import { sampleContradictions, sampleEffect, sampleGoals, sampleParts } from './samples/plan.ts';

const counts = { clauses: 24, tasks: 31, lists: 8, indicators: 13, contradictions: 14, open: 3 };

export function PlanSpecimen() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['1', '8']));
  function toggle(address: string) {
    const next = new Set(open);
    if (!next.delete(address)) next.add(address);
    setOpen(next);
  }
  return (
    <Page title="方案总览" context="方案第 3 版，2023 年 2 月 6 日起用">
      <Sentence
        lead="玉环市制造业腾笼换鸟、凤凰涅槃攻坚行动方案，2022 年 1 月 1 日至 2023 年 12 月 31 日。施行日期依裁定。"
        actions={<PrintButton />}
      >
        {planSentence({ counts })}
      </Sentence>
      <GoalList goals={sampleGoals} place="第二部分" />
      <PlanTree
        parts={sampleParts}
        open={open}
        onToggle={toggle}
        contradictionsHref={() => '/specimen?dev=1&page=contradictions'}
      />
    </Page>
  );
}

export function ContradictionSpecimen() {
  const [trying, setTrying] = useState<string | undefined>('10%');
  return (
    <Page title="矛盾台" context="方案第 3 版，2023 年 2 月 6 日起用">
      <Sentence lead="都由规则比对得出，不是人工录入。裁定前按较严的一种计算。">
        14 处矛盾，3 处待裁定
      </Sentence>
      {sampleContradictions.map((contradiction) => (
        <ContradictionCard
          key={contradiction.key}
          contradiction={contradiction}
          trying={trying}
          effect={
            trying === '10%' && contradiction.ruling === null ? (
              <EffectTable effect={sampleEffect} about="" />
            ) : null
          }
          onTry={setTrying}
          onRule={({ value }) => toast(`已裁定取 ${value}`)}
        />
      ))}
    </Page>
  );
}
