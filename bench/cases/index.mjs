// The cases in the order they run; each is a file of this folder that exports `measure`.
// Those that ask for milliseconds of a running product come first: the ratios after them hold beside whatever minutes of
// full load do to a machine and its disk, a waiting person's time does not.
export const CASES = [
  { name: 'list-server', title: 'the list of 20,000 enterprises at the API, on PostgreSQL' },
  { name: 'list-embedded', title: 'the list of 20,000 enterprises at the API, on the embedded database' },
  {
    name: 'registers',
    title: 'a register of 50,000 entries, looked at by 50 people, and the round of its day',
  },
  { name: 'load', title: 'a working morning of 200 people, one press in five a write' },
  { name: 'first-load', title: 'the first load of 方案总览, signed in, in a real browser' },
  { name: 'kernel', title: 'the evaluation kernel against DuckDB, and how it grows' },
  { name: 'rows', title: 'enterprises out of PostgreSQL, evaluated, results back, against plain COPY' },
  {
    name: 'intake',
    title: 'a workbook of 100,000 × 20 read, mapped, checked and staged against merely read',
  },
  { name: 'policy', title: '22-equipment with twenty machines against other engines and by hand' },
  { name: 'policies-all', title: 'every policy over 5,000 enterprises, a million cases streamed' },
  { name: 'readers', title: 'reading and writing workbooks against other libraries' },
];
