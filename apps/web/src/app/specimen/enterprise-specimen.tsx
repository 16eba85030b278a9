import { useState } from 'react';
import { EnterpriseHead } from '../../features/enterprise/index.ts';
import { EvaluationSheet } from '../../features/evaluation/index.ts';
import { SourceDrawer } from '../../shared/drawer/index.ts';
import { Page } from '../../shared/layout/index.ts';
import {
  sampleExplanation,
  sampleHistory,
  sampleLevers,
  sampleWays,
  sampleWhatIf,
} from './samples/explanation.ts';
import { sampleSource } from './samples/fact-source.ts';

const tabs = ['评价说明', '历年数据', '变更记录'].map((label) => ({
  id: label,
  label,
  href: '/specimen?dev=1&page=enterprise',
}));

export function EnterpriseSpecimen() {
  const wide = window.matchMedia('(min-width: 1300px)').matches;
  const [open, setOpen] = useState<string | undefined>(wide ? 'fact:emission' : undefined);
  const [values, setValues] = useState<Readonly<Record<string, number>>>({ tax: 75, energyTce: 175 });
  const { total, rank, grade } = sampleExplanation;
  return (
    <Page
      title={sampleExplanation.name}
      printTitle="亩均评价说明"
      context="2022 年度评价，2023 年 5 月 12 日核定"
      unit="万元、亩、吨标煤"
    >
      <EnterpriseHead
        enterprise={{ ...sampleExplanation, industryName: '塑料零件及其他塑料制品制造' }}
        listHref="/specimen?dev=1&page=enterprises"
        unitHref="/specimen?dev=1&page=enterprises"
        note="上轮 B"
        tabs={tabs}
        tab="评价说明"
      />
      <EvaluationSheet
        explanation={sampleExplanation}
        source={{ open, onOpen: setOpen }}
        ways={sampleWays}
        history={sampleHistory}
        whatIf={{
          levers: sampleLevers,
          values,
          onChange: (fact, value) => setValues({ ...values, [fact]: value }),
          onReset: () => setValues({}),
          now: { total, rank, grade },
          result: sampleWhatIf,
          children: (
            <button type="button" className="btn btn-primary">
              存为提档方案
            </button>
          ),
        }}
      />
      {open ? (
        <SourceDrawer
          title="污染物排放，2022 年"
          source={sampleSource}
          onClose={() => setOpen(undefined)}
          actions={
            <>
              <button type="button" className="btn">
                提出更正
              </button>
              <button type="button" className="btn btn-text">
                打开原表
              </button>
            </>
          }
        />
      ) : null}
    </Page>
  );
}
