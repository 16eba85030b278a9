import { CliFailure } from './failure.ts';

interface Fault {
  readonly code: string;
  readonly syscall: string | undefined;
  readonly path: string | undefined;
  readonly address: string | undefined;
  readonly port: number | undefined;
}

const textOf = (error: Error, name: string): string | undefined => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function listenFailure({ code, address, port }: Fault): CliFailure | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return new CliFailure(
        `端口 ${port ?? ''} 已被占用，也许腾笼已经在运行`,
        '请先停止占用它的程序，或用 --port 换一个端口',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CliFailure(
        `本机没有 ${address ?? '这个'} 这个地址`,
        '请用 --host 写本机的地址，只供本机使用时不写',
      );
    case 'EACCES':
      return new CliFailure(`没有权限使用端口 ${port ?? ''}`, '请用 --port 换一个大于 1023 的端口');
    default:
      return undefined;
  }
}

function fileFailure({ code, path, syscall }: Fault): CliFailure | undefined {
  const place = path === undefined ? '' : `：${path}`;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return new CliFailure(`没有读写权限${place}`, '请给当前用户这个目录的读写权限，或换一个目录');
    case 'EISDIR':
      return new CliFailure(`这里是目录，应是文件${place}`, '请写上文件名');
    case 'EROFS':
      return new CliFailure(`这里只能读，不能写${place}`, '请换一个可以写的目录');
    case 'ENOENT':
      return syscall === 'mkdir'
        ? new CliFailure(`这里建不了目录${place}`, '请核对盘符和路径，或换一个目录')
        : undefined;
    case 'EEXIST':
    case 'ENOTDIR':
      return syscall === 'mkdir'
        ? new CliFailure(`这里应是目录，却是一个文件${place}`, '请换一个目录')
        : undefined;
    default:
      return undefined;
  }
}

/** What the operating system refused, in a sentence that names the place; `undefined` if it is none of ours to explain. */
export function describeSystemFault(error: unknown): CliFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = textOf(error, 'code');
  if (code === undefined) return undefined;
  const port: unknown = Reflect.get(error, 'port');
  const fault: Fault = {
    code,
    syscall: textOf(error, 'syscall'),
    path: textOf(error, 'path'),
    address: textOf(error, 'address'),
    port: typeof port === 'number' ? port : undefined,
  };
  return fault.syscall === 'listen' ? listenFailure(fault) : fileFailure(fault);
}
