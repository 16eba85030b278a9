// One measurement in a process of its own: node intake-case.mjs <read|library|staged|preview> <file> <built product>
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { creditCodeOf, nameOf } from './make-statistics.mjs';

const [what, file, built, rowThread] = process.argv.slice(2);
const { assemblePlan, enterprise, intake, plan, reader, rows } = await import(pathToFileURL(built).href);
const ROWS = 100_000;
const PLAN = fileURLToPath(new URL('../../plans/yuhuan-2021-2023', import.meta.url));

async function loadDatasets() {
  const reading = await plan.readPlanFolder(PLAN);
  if (!reading.ok) throw new Error('the plan cannot be read');
  const assembly = assemblePlan(reading.documents);
  if (!assembly.ok) throw new Error('the plan is not valid');
  return intake.planDatasets(assembly.plan);
}

/** The roster that the rows are matched against: what the database holds before the workbook comes. */
function makeRoster() {
  const entries = Array.from({ length: ROWS }, (_, at) => ({
    creditCode: creditCodeOf(at, enterprise.checkCharacter),
    name: enterprise.cleanName(nameOf(at)),
    unit: '玉城街道',
    scale: 'above',
    industry: '3311',
    foundedOn: null,
    formerNames: [],
  }));
  return enterprise.indexRoster(entries);
}

const fileName = basename(file);
const cases = {
  async read() {
    return async () => {
      const opened = await reader.openWorkbook({ path: file }, fileName);
      let cells = 0;
      for await (const batch of opened.batches(0)) for (const row of batch) cells += row.cells.length;
      await opened.close();
      return { cells };
    };
  },
  /** Merely read with libraries alone; it counts cells and text, and leaves merges, dates and checksums out. */
  async library() {
    const { readWithSaxes } = await import('./saxes-reader.mjs');
    return async () => {
      let cells = 0;
      await readWithSaxes(file, (row) => {
        cells += row.length;
      });
      return { cells };
    };
  },
  async staged() {
    const datasets = await loadDatasets();
    const roster = makeRoster();
    return async () => {
      // As the product does with a large file: another thread unpacks and scans.
      const opened = await reader.openInThread(rowThread, 768, { path: file }, fileName);
      const recognition = await intake.recogniseOpened(opened, fileName, { datasets });
      if (recognition.dataset?.file.id !== 'statistics') throw new Error('the workbook was not recognised');
      const spool = new rows.RowSpool(`${file}.${process.pid}.rows`);
      const staged = await intake.stageOpened(opened, fileName, {
        recognition,
        roster,
        onRow: (row) => spool.take(row),
      });
      await opened.close();
      const [year] = staged.years;
      if (staged.counts.byCode !== ROWS || year.facts.size !== ROWS)
        throw new Error(`staged ${JSON.stringify(staged.counts)}`);
      return {
        rows: staged.counts.rows,
        problems: staged.rowProblems.length + staged.settledProblems.length,
      };
    };
  },
  async preview() {
    const datasets = await loadDatasets();
    return async () => {
      const opened = await reader.openWorkbook({ path: file }, fileName);
      const recognition = await intake.recogniseOpened(opened, fileName, { datasets });
      await opened.close();
      return { dataset: recognition.dataset?.file.id };
    };
  },
};

const work = await cases[what]();
const began = performance.now();
const used = process.cpuUsage();
const found = await work();
const milliseconds = performance.now() - began;
const { user, system } = process.cpuUsage(used);
// The system's own high-water mark of the whole process, its roster and code included.
const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
process.stdout.write(
  JSON.stringify({ ...found, milliseconds, cpuMilliseconds: (user + system) / 1000, megabytes }),
);
