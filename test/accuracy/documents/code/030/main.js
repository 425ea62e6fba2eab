const path = require('node:path');
const { app, BrowserWindow, ipcMain, Menu, shell } = require('electron');
const Sentry = require('@sentry/electron/main');

Sentry.init({ dsn: process.env.SENTRY_DSN });

function createWindow() {
  const window = new BrowserWindow({
    width: 960,
    height: 640,
    webPreferences: { preload: path.join(__dirname, 'preload.js'), contextIsolation: true },
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    shell.openExternal(url);
    return { action: 'deny' };
  });
  window.loadFile('index.html');
}

app.whenReady().then(() => {
  ipcMain.handle('version', () => app.getVersion());
  Menu.setApplicationMenu(null);
  createWindow();
  app.on('activate', () => BrowserWindow.getAllWindows().length === 0 && createWindow());
});

app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
