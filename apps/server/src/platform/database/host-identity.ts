import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

const attempt = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return '';
  }
};

/** Names the system whose processes see one another's host locks: the host, its boot and its network namespace. */
export function systemIdentity(): string {
  if (process.platform !== 'linux') return hostname();
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = attempt(() => readlinkSync('/proc/self/ns/net'));
  return `${hostname()} ${boot} ${namespace}`;
}
