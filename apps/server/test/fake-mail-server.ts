import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** How the server behaves: takes mail, refuses it for ever or for now, or says nothing more once it has it all. */
export type MailMood = 'takes' | 'refuses' | 'busy' | 'hangs' | 'drops';

export interface FakeMailServer {
  /** `smtp://127.0.0.1:…` */
  readonly url: string;
  /** The mails it was handed whole, whatever it said about them. */
  readonly mails: readonly string[];
  mood: MailMood;
  close(): Promise<void>;
}

/** A mail server that speaks just enough SMTP. */
export async function fakeMailServer(): Promise<FakeMailServer> {
  const mails: string[] = [];
  const sockets = new Set<Socket>();
  const state = { mood: 'takes' as MailMood };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let text = '';
    let inMail = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const end = () => {
      switch (state.mood) {
        case 'hangs':
          return;
        case 'drops':
          socket.destroy();
          return;
        default:
          say('250 2.0.0 taken');
      }
    };
    const hear = (line: string) => {
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO' || word === 'HELO') say('250 fake');
      else if (word === 'RCPT' && state.mood === 'refuses') say('550 5.1.1 no such user');
      else if (word === 'RCPT' && state.mood === 'busy') say('451 4.3.0 later');
      else if (word === 'DATA') {
        inMail = true;
        say('354 go on');
      } else if (word === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    };
    say('220 fake ESMTP');
    socket.on('data', (bytes) => {
      text += bytes.toString('utf8');
      for (;;) {
        const mark = inMail ? '\r\n.\r\n' : '\r\n';
        const at = text.indexOf(mark);
        if (at < 0) return;
        const part = text.slice(0, at);
        text = text.slice(at + mark.length);
        if (inMail) {
          inMail = false;
          mails.push(part);
          end();
        } else hear(part);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    get mood() {
      return state.mood;
    },
    set mood(mood: MailMood) {
      state.mood = mood;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
