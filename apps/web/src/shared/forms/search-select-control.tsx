import { ConfigProvider, Select } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useSyncExternalStore } from 'react';
import { antdTheme } from './antd-theme.ts';
import type { SearchSelectProps } from './search-select.tsx';

function onThemeChange(listener: () => void) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

export default function SearchSelectControl(props: SearchSelectProps) {
  const { control, placeholder, options, value, onChange, onSearch, loading = false } = props;
  const dark = useSyncExternalStore(onThemeChange, () => document.documentElement.dataset.theme === 'dark');
  return (
    <ConfigProvider locale={zhCN} theme={antdTheme(dark)}>
      <Select
        {...control}
        className="select"
        // A modal dialog lies above everything that is not inside it.
        getPopupContainer={(trigger: HTMLElement) => trigger.closest('dialog') ?? document.body}
        allowClear
        showSearch={{
          ...(onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }),
        }}
        placeholder={placeholder}
        loading={loading}
        value={value ?? null}
        onChange={(next: string | null) => onChange(next ?? undefined)}
        options={options.map((option) => ({ ...option }))}
        optionRender={({ data }) => (
          <span className="select-option">
            <span>{data.label}</span>
            <span className="note">{data.note}</span>
          </span>
        )}
        notFoundContent={loading ? '正在查找' : '没有找到，换几个字试试'}
      />
    </ConfigProvider>
  );
}
