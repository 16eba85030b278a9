import type { EnterpriseRow } from '@tenglong/contracts/enterprise';
import { useMemo, useState } from 'react';
import { EnterpriseList, enterpriseColumnSets, leftOutText } from '../../features/enterprise/index.ts';
import { ResultList, resultColumnSets } from '../../features/evaluation/index.ts';
import { RuleList, ScreeningList } from '../../features/screening/index.ts';
import { ColumnMenu, FilterChips, type FilterField, type FilterValues } from '../../shared/filter/index.ts';
import { CopyLink, PrintButton } from '../../shared/forms/index.ts';
import { ActionBar, Page, Section, Sentence } from '../../shared/layout/index.ts';
import type { Sort } from '../../shared/url/index.ts';
import { formatArea, formatCount } from '../../shared/value/index.ts';
import {
  sampleEnterprises,
  sampleFacts,
  sampleIndicators,
  sampleResults,
  sampleRules,
  sampleScreening,
} from './samples/lists.ts';

const fields: readonly FilterField[] = [
  {
    kind: 'choice',
    id: 'unit',
    label: '乡镇',
    options: ['玉城街道', '坎门街道', '大麦屿街道', '清港镇', '楚门镇', '沙门镇'].map((label) => ({
      value: label,
      label,
    })),
  },
  {
    kind: 'choice',
    id: 'grade',
    label: '等级',
    options: ['A', 'B', 'C', 'D'].map((value) => ({ value, label: value })),
  },
  { kind: 'range', id: 'tax', label: '入库税收', unit: '万元' },
  { kind: 'text', id: 'q', label: '名称', placeholder: '名称、代码或拼音首字母' },
];
const href = (row: { creditCode: string }) => `/specimen?dev=1&page=enterprise&code=${row.creditCode}`;

export function EnterpriseListSpecimen() {
  const [values, setValues] = useState<FilterValues>({ unit: ['大麦屿街道', '沙门镇'] });
  const [columnSet, setColumnSet] = useState('main');
  const shown = enterpriseColumnSets(sampleFacts).find(({ id }) => id === columnSet);
  const [sort, setSort] = useState<Sort>({ column: 'rank', direction: 'asc' });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => filtered(values, sort), [values, sort]);
  const sums = useMemo(() => sumUp(rows), [rows]);
  const chosen = rows.filter(({ creditCode }) => selected.has(creditCode));
  return (
    <Page title="企业库" context="2022 年数据，2023 年 3 月 20 日更新" wide unit="亩、万元">
      <Sentence lead="名录由市市场监管局提供，各部门数据按统一社会信用代码对上。" actions={<PrintButton />}>
        工业企业 {formatCount(sampleEnterprises.length, '家')}，规上 {formatCount(5714, '家')}
      </Sentence>
      <div className="dt-tools">
        <FilterChips
          fields={fields}
          values={values}
          onChange={(id, next) => setValues({ ...values, [id]: next })}
        />
        <span className="dt-tools-end">
          <span className="muted">{formatCount(rows.length, '家')}</span>
          <ColumnMenu sets={enterpriseColumnSets(sampleFacts)} shown={shown} onPick={setColumnSet} />
          <CopyLink />
        </span>
      </div>
      <EnterpriseList
        rows={rows}
        facts={sampleFacts}
        sums={sums}
        shown={shown}
        href={href}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
      />
      <p className="note">{leftOutText(sampleFacts, sums)}</p>
      {chosen.length > 0 ? (
        <ActionBar
          effect={`已选 ${formatCount(chosen.length, '家')}`}
          sums={[{ label: '用地', value: formatArea(String(sum(chosen, 'landMu'))) }]}
        >
          <button type="button" className="btn btn-text" onClick={() => setSelected(new Set())}>
            取消选择
          </button>
          <button type="button" className="btn btn-primary">
            导出这 {chosen.length} 家
          </button>
        </ActionBar>
      ) : null}
    </Page>
  );
}

const sum = (rows: readonly EnterpriseRow[], fact: string) =>
  Math.round(rows.reduce((total, { facts }) => total + Number(facts[fact]?.value ?? 0), 0) * 100) / 100;

function sumUp(rows: readonly EnterpriseRow[]) {
  const sums = sampleFacts.map(({ id }) => [
    id,
    { value: String(sum(rows, id)), unknown: rows.filter(({ facts }) => facts[id]?.value === null).length },
  ]);
  return { total: rows.length, sums: Object.fromEntries(sums) };
}

function filtered(values: FilterValues, { column, direction }: Sort): readonly EnterpriseRow[] {
  const has = (id: string, value: string) =>
    (values[id] ?? []).length === 0 || (values[id] ?? []).includes(value);
  const rows = sampleEnterprises.filter(
    (row) =>
      has('unit', row.unitName) && has('grade', row.grade ?? '') && row.name.includes(values.q?.[0] ?? ''),
  );
  const key = (row: EnterpriseRow) =>
    column.startsWith('fact.')
      ? Number(row.facts[column.slice(5)]?.value ?? Number.NaN)
      : column === 'name' || column === 'unit'
        ? row.name
        : (row.rank ?? Number.NaN);
  const turn = direction === 'asc' ? 1 : -1;
  return rows.sort((a, b) => (key(a) < key(b) ? -turn : key(a) > key(b) ? turn : 0));
}

export function ResultListSpecimen() {
  const [columnSet, setColumnSet] = useState('scores');
  const shown = resultColumnSets(sampleIndicators).find(({ id }) => id === columnSet);
  const [sort, setSort] = useState<Sort>({ column: 'rank', direction: 'asc' });
  return (
    <Page title="亩均评价结果" context="2022 年度评价第 1 次测算，2023 年 5 月 12 日冻结" wide>
      <Sentence
        lead="规上 880 家，参加排名 877 家；1 家因违法由 A 定为 D，3 家缺数未评。"
        actions={<PrintButton />}
      >
        2022 年 A 档 174 家、B 档 526 家、C 档 132 家、D 档 45 家
      </Sentence>
      <div className="dt-tools">
        <FilterChips
          fields={fields}
          values={{}}
          onChange={() => setSort({ column: 'rank', direction: 'asc' })}
        />
        <span className="dt-tools-end">
          <ColumnMenu sets={resultColumnSets(sampleIndicators)} shown={shown} onPick={setColumnSet} />
          <CopyLink />
        </span>
      </div>
      <ResultList
        label="2022 年规上企业评价结果"
        rows={sampleResults}
        indicators={sampleIndicators}
        shown={shown}
        href={href}
        sort={sort}
        onSort={setSort}
      />
    </Page>
  );
}

export function ScreeningListSpecimen() {
  return (
    <Page title="高耗低效排查" context="2022 年度，依据 2022 年第 1 次测算" wide unit="万元、亩">
      <Sentence lead="暂不能判定的 11 家缺 2021 年数据，补齐后自动重判。" actions={<PrintButton />}>
        2022 年排查列入 245 家，11 家暂不能判定
      </Sentence>
      <Section title="三条规则">
        <RuleList rules={sampleRules} current="low-tax" href={() => '/specimen?dev=1&page=screening'} />
      </Section>
      <ScreeningList label="低效企业" rows={sampleScreening} rules={sampleRules} href={href} />
    </Page>
  );
}
