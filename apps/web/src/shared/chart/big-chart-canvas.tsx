import { LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { BigChartProps } from './big-chart.tsx';
import { readPalette } from './palette.ts';

use([LineChart, SankeyChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** No motion longer than 160 ms, and none for who asked for none. */
function motion(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160;
}

export default function BigChartCanvas({ label, height, option }: Omit<BigChartProps, 'table'>) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    // SVG stays sharp on paper and on the meeting-room screen.
    const chart = init(element, undefined, { renderer: 'svg' });
    const draw = () => {
      const palette = readPalette();
      chart.setOption({
        animationDuration: motion(),
        textStyle: { fontFamily: palette.fontFamily },
        ...option(palette),
      });
    };
    draw();
    const size = new ResizeObserver(() => chart.resize());
    const theme = new MutationObserver(draw);
    size.observe(element);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      theme.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={frame} role="img" aria-label={label} style={{ height }} />;
}
