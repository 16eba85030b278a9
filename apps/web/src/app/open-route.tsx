import { createRoute, Outlet } from '@tanstack/react-router';
import { StillLines } from '../shared/feedback/index.ts';
import { AddressLink, PrintRoomProvider } from '../shared/layout/index.ts';
import './frame.css';
import './open-frame.css';
import { NotFound, RouteFailed, rootRoute } from './root-route.tsx';

/** Pages for everybody: no session is asked for, and none of the frame that belongs to one. */
export const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'open',
  component: OpenFrame,
  errorComponent: RouteFailed,
  notFoundComponent: NotFound,
  pendingComponent: () => (
    <div className="page">
      <StillLines what="页面" />
    </div>
  ),
});

function OpenFrame() {
  return (
    <>
      <a className="skip" href="#page-main">
        跳到正文
      </a>
      <header className="bar">
        <AddressLink className="brand" href="/calculator">
          <b>腾笼</b>
          <span>政策计算器</span>
        </AddressLink>
        <AddressLink className="open-in" href="/sign-in">
          登录
        </AddressLink>
      </header>
      <main id="page-main" className="open-main" tabIndex={-1}>
        <PrintRoomProvider>
          <Outlet />
        </PrintRoomProvider>
      </main>
    </>
  );
}
