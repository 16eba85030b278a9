import { chartOf, LedgerFile, type Posting } from '../../src/ledger/index.ts';
import { decimal } from '../../src/values/index.ts';

/** An invented chart: land is bound to its unit, energy to the county, water to nothing. */
export const LEDGER = LedgerFile.parse({
  title: '腾笼账',
  clauses: ['1'],
  resources: [
    { id: 'land', title: '用地', unit: '亩', decimals: 2 },
    { id: 'energy', title: '用能', unit: '吨标准煤', decimals: 1, limit: 'county' },
    { id: 'waste', title: '污染物', unit: '吨', decimals: 3, limit: 'none' },
  ],
  accounts: [
    { id: 'improve', title: '提升', kind: 'source' },
    { id: 'close', title: '关停', kind: 'source' },
    { id: 'pool', title: '结余', kind: 'pool' },
    { id: 'merged', title: '归重组后企业', kind: 'kept' },
    { id: 'unruled', title: '待核', kind: 'pending' },
    { id: 'chain', title: '补链强链', kind: 'use' },
    { id: 'renovation', title: '技改', kind: 'use' },
  ],
});
export const CHART = chartOf(LEDGER);
export const UNITS = ['bridge', 'hill'];

/** `move('land', 'close', 'pool', '3.5')`, in 大桥 unless said otherwise. */
export const move = (
  resource: string,
  from: string,
  to: string,
  amount: string,
  unit = 'bridge',
  toUnit = unit,
): Posting => ({
  resource,
  from: { account: from, unit },
  to: { account: to, unit: toUnit },
  amount: decimal(amount),
});
