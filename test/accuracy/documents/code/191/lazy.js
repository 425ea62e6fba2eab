// Both parts are loaded only when the flag says so: starting a browser takes a while.
export async function snapshot(url) {
  const { default: puppeteer } = await import('puppeteer');
  const browser = await puppeteer.launch({ headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'networkidle2' });
    return await page.screenshot({ fullPage: true });
  } finally {
    await browser.close();
  }
}

export async function broadcast(server) {
  const { Server } = await import('socket.io');
  const io = new Server(server, { path: '/live' });
  io.on('connection', (socket) => socket.join(socket.handshake.query.room));
  return (room, event, data) => io.to(room).emit(event, data);
}
