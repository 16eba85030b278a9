import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../feedback/index.ts';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';
import type { ChartPalette } from './palette.ts';

export interface BigChartProps {
  readonly label: string;
  readonly table: ChartTable;
  readonly height: number;
  /** Made from the page's own tokens; called again when the theme changes. Keep it stable. */
  readonly option: (palette: ChartPalette) => EChartsCoreOption;
}

const Canvas = lazy(() => import('./big-chart-canvas.tsx'));

/** The one door to ECharts: it loads when first needed, and until then, or when it fails, the table form stands. */
export function BigChart({ label, table, height, option }: BigChartProps) {
  return (
    <ChartFigure label={label} table={table}>
      <ErrorBoundary what={`${label}没有画出来，可改看表`}>
        <Suspense fallback={<div style={{ height }} />}>
          <Canvas label={label} height={height} option={option} />
        </Suspense>
      </ErrorBoundary>
    </ChartFigure>
  );
}
