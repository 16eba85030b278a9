/** The tokens that a drawn chart needs as plain colours, read from the page, so that light and dark agree with CSS. */
export interface ChartPalette {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly rule: string;
  readonly paper: string;
  readonly data: string;
  readonly dataSoft: string;
  readonly dataCtx: string;
  readonly target: string;
  readonly fontFamily: string;
}

export function readPalette(): ChartPalette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    rule: token('--rule'),
    paper: token('--paper'),
    data: token('--data'),
    dataSoft: token('--data-soft'),
    dataCtx: token('--data-ctx'),
    target: token('--data-target'),
    fontFamily: token('--sans'),
  };
}
