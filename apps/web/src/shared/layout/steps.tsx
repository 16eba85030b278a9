import './layout.css';

export interface StepsProps {
  readonly label: string;
  readonly steps: readonly string[];
  /** 0-based; the ones before are done. */
  readonly at: number;
}

/** Where one is in a short fixed order of steps. */
export function Steps({ label, steps, at }: StepsProps) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'steps-done' : index === at ? 'steps-on' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {index + 1}
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
