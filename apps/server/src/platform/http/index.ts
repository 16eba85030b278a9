export type { Authenticate } from './access.ts';
export { actAndShow } from './act-and-show.ts';
export { checkInput } from './check-input.ts';
export {
  createHttpServer,
  type HttpOptions,
  type HttpServer,
} from './create-http-server.ts';
export { type ReceivedFile, receiveFile } from './receive-file.ts';
export type { RouteEntry } from './route-rules.ts';
export { sendFile } from './send-file.ts';
export { sendWorkbook } from './send-workbook.ts';
export { answerUnknown, serveWeb } from './serve-web.ts';
export type { Routes } from './types.ts';
