import { useQuery } from '@tanstack/react-query';
import { Tabs } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { matrixQuery } from './intake-queries.ts';
import './intake.css';

/** The parts of 数据归集; the number of what waits for a ruling stands beside its name. */
export function IntakeTabs({ current }: { readonly current: 'sent' | 'findings' | 'remembered' }) {
  const { data } = useQuery(matrixQuery);
  const waiting = data?.openFindings ?? 0;
  const mayOpenRows = useCan('intake.readRows');
  const findings = {
    id: 'findings',
    label: waiting > 0 ? `待裁定 ${waiting}` : '待裁定',
    href: '/intake/findings',
  };
  return (
    <Tabs
      label="数据归集"
      current={current}
      items={[
        { id: 'sent', label: '来文与入库', href: '/intake' },
        ...(mayOpenRows ? [findings] : []),
        { id: 'remembered', label: '已记住的对应', href: '/intake/remembered' },
      ]}
    />
  );
}
