import { useEffect, useState } from 'react';

/** True once something has lasted this long: what answers quickly never flickers. */
export function useDelayed(milliseconds: number, active = true): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [milliseconds, active]);
  return late && active;
}
