import type { Grade } from '@tenglong/contracts/page';
import './value.css';

export interface GradeMarkProps {
  readonly grade: Grade | null;
  readonly size?: 'row' | 'large' | 'page' | undefined;
}

/** What a grade is called where there is only text: on paper, in a worksheet, in a sentence. */
export const formatGrade = (grade: Grade | null): string => grade ?? '未评';

const sizes = { row: '', large: ' grade-lg', page: ' grade-xl' } as const;

/** The letter on its shade; an ungraded enterprise gets the word, never an empty square. */
export function GradeMark({ grade, size = 'row' }: GradeMarkProps) {
  if (grade === null) return <span className="grade grade-none">{formatGrade(null)}</span>;
  return <span className={`grade grade-${grade.toLowerCase()}${sizes[size]}`}>{grade}</span>;
}
