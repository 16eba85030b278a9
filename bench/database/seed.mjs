// A county of any size in the product's own tables, as committed workbooks would have left it; the same every time.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { makeColumns } from '../kernel/make-columns.mjs';

const PLAN = fileURLToPath(new URL('../../plans/yuhuan-2021-2023', import.meta.url));
const AT = '2023-03-01T00:00:00Z';
const SYLLABLES = [...'恒鼎泰瑞鑫宏盛达丰茂昌隆永兴嘉德利安顺源'];
const PINYIN =
  'heng ding tai rui xin hong sheng da feng mao chang long yong xing jia de li an shun yuan'.split(' ');
const SHA = '0'.repeat(64);

/** A fact in millionths as the decimal a department sent. */
const decimal = (millionths) => (Number.isNaN(millionths) ? 'NULL' : String(millionths / 1e6));

const codeOf = (row) => `9133${String(row).padStart(8, '0')}MA0000`;

function nameOf(row) {
  const picks = [row % 20, Math.floor(row / 20) % 20, Math.floor(row / 400) % 20];
  return {
    name: `玉环${picks.map((at) => SYLLABLES[at]).join('')}机械有限公司`,
    pinyin: `yu huan ${picks.map((at) => PINYIN[at]).join(' ')} ji xie you xian gong si`,
    initials: `yh${picks.map((at) => PINYIN[at][0]).join('')}jxyxgs`,
  };
}

function* rosterRows(size, industry, units, batch) {
  for (let row = 0; row < size; row += 1) {
    const { name, pinyin, initials } = nameOf(row);
    const unit = units[(row * 7) % units.length];
    // One in twenty is below the statistical threshold, as the plan's second scheme wants.
    const scale = row % 20 === 19 ? 'below' : 'above';
    const code = `${12 + industry[row]}${String(10 + (row % 80))}`;
    yield [
      codeOf(row),
      name,
      name,
      pinyin,
      initials,
      unit.id,
      unit.name,
      scale,
      code,
      '制造业',
      null,
      batch,
      '表',
      row + 2,
    ];
  }
}

function* yearRows(size, facts, slots, year) {
  for (let row = 0; row < size; row += 1) {
    const figures = slots.map((fact) => decimal(facts[fact]?.[row] ?? Number.NaN));
    const states = slots.map((fact) => (Number.isNaN(facts[fact]?.[row] ?? Number.NaN) ? 0 : 1));
    yield [codeOf(row), year, `{${figures.join(',')}}`, `{${states.join(',')}}`, `{${states.join(',')}}`];
  }
}

/** Loads the plan and fills roster and figures of 2021 and 2022. @returns what runs of the product need */
export async function seedCounty(db, product, size) {
  const { composeDeps, plan, systemActor, systemClock, silentLog } = product;
  const deps = composeDeps({ db, clock: systemClock, log: silentLog });
  const actor = systemActor('bench', '测试');
  const reading = await plan.readPlanFolder(PLAN);
  if (!reading.ok) throw new Error('the plan cannot be read');
  await plan.loadPlan(deps, actor, reading.documents);
  await db.transaction(async (tx) => {
    const { version, plan: loaded } = await plan.getActivePlan(tx);
    const units = loaded.units.map(({ id, name }) => ({ id, name }));
    const slots = loaded.facts.facts.map(({ id }) => id);
    const batch = randomUUID();
    await tx.script(`
      insert into files (sha256, size, created_at) values ('${SHA}', 0, '${AT}');
      insert into batches (id, number, file_name, file_hash, bytes, status, plan_version_id, uploaded_at, uploaded_by, commit_no)
      values ('${batch}', nextval('batch_number'), '测试.xlsx', '${SHA}', 0, 'committed', '${version.id}', '${AT}', '测试', nextval('commit_number'));
      ${slots.map((fact, at) => `insert into fact_slots (fact, slot) values ('${fact}', ${at + 1});`).join('\n')}`);
    for (const year of [2021, 2022]) {
      const { facts, industry } = makeColumns(size, year);
      if (year === 2021) {
        await tx.copyRows(
          `enterprises (credit_code, name, name_key, pinyin, initials, unit_id, unit_name, scale, industry, industry_name,
            founded_on, batch_id, sheet, row_number)`,
          rosterRows(size, industry, units, batch),
        );
      }
      await tx.copyRows(
        'enterprise_years (credit_code, year, facts, states, commits)',
        yearRows(size, facts, slots, year),
      );
    }
  });
  await db.transaction((tx) => tx.script('analyze enterprises; analyze enterprise_years'));
  return { deps, actor };
}
