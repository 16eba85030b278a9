import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

export interface AddressLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** An address of this product, as the router or the server wrote it: `/enterprises?grade=D`. */
  readonly href: string;
}

/** A real link that stays inside the page when pressed plainly; new tab, copy and middle click work as everywhere. */
export function AddressLink({ href, onClick, children, ...rest }: AddressLinkProps) {
  const router = useRouter();
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || modified || rest.target) return;
    event.preventDefault();
    router.history.push(href);
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
