import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../feedback/index.ts';
import type { FieldControl } from './field.tsx';
import './forms.css';

export interface SearchOption {
  readonly value: string;
  readonly label: string;
  /** Grey, at the right: the township, the code. */
  readonly note?: string | undefined;
}

export interface SearchSelectProps {
  readonly control?: FieldControl | undefined;
  readonly placeholder: string;
  readonly options: readonly SearchOption[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** Asked as the person types, when the options come from the server; without it the given ones are narrowed. */
  readonly onSearch?: ((text: string) => void) | undefined;
  readonly loading?: boolean | undefined;
}

const Control = lazy(() => import('./search-select-control.tsx'));

/** One of many: thousands of enterprises, a hundred fields. It loads when first needed; short lists use a plain select. */
export function SearchSelect(props: SearchSelectProps) {
  return (
    <ErrorBoundary what="选择框没有显示出来">
      <Suspense fallback={<span className="input select-wait">{props.placeholder}</span>}>
        <Control {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
