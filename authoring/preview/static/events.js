// Events: follows the server, over its restarts and the machine's sleep. Each time it connects the
// server sends all that this page lacks, so nothing is lost.

const SILENCE = 25_000; // the server is heard every ten seconds
const PAUSE = 700;

/** Follow an address; `take` gets parts by their names. `session` has the token of the moment. */
export class Events {
  constructor(address, take) {
    this.token = document.querySelector("meta[name=token]")?.content ?? "";
    this.take = take;
    this.sign = document.getElementById("connection");
    document.addEventListener("visibilitychange", () => this.follow());
    this.turn(address);
  }

  /** Follow another address. */
  turn(address) {
    this.address = address;
    this.follow();
  }

  /** Connect anew; a page that nobody sees lets go, for browsers open few connections at a time. */
  follow() {
    clearTimeout(this.timer);
    this.source?.close();
    if (document.visibilityState === "hidden") return;
    const source = new EventSource(this.address);
    this.source = source;
    source.addEventListener("hello", (event) => {
      this.token = JSON.parse(event.data).token;
      this.sign.hidden = true;
      this.listen();
    });
    source.addEventListener("ping", () => this.listen());
    source.addEventListener("parts", (event) => {
      this.listen();
      this.take(JSON.parse(event.data));
    });
    source.addEventListener("error", () => this.wait(PAUSE));
    this.listen();
  }

  listen() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wait(0), SILENCE);
  }

  wait(pause) {
    this.source.close();
    this.sign.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.follow(), pause);
  }
}
