"use strict";
// The extension with an editor and a client that only write down what is asked of them.

const assert = require("node:assert/strict");
const Module = require("node:module");
const test = require("node:test");

function editor(settings, { startFails = undefined } = {}) {
  const seen = { commands: {}, clients: [], errors: [], opened: [], changed: undefined };
  const output = { show() {}, error() {}, warn() {}, dispose() {} };
  const vscode = {
    workspace: {
      workspaceFolders: [{ uri: { fsPath: "/work" } }],
      getConfiguration: () => ({ get: (name) => settings[name] }),
      onDidChangeConfiguration: (told) => ((seen.changed = told), { dispose() {} }),
    },
    window: {
      createOutputChannel: () => output,
      showErrorMessage: async (message, first) => (seen.errors.push(message), first),
    },
    commands: {
      registerCommand: (name, run) => ((seen.commands[name] = run), { dispose() {} }),
      executeCommand: async (...words) => void seen.opened.push(words),
    },
  };
  class LanguageClient {
    constructor(id, name, server, options) {
      Object.assign(this, { id, name, server, options, running: false });
      seen.clients.push(this);
    }
    async start() {
      if (startFails) throw startFails;
      this.running = true;
    }
    async stop() {
      this.running = false;
    }
  }
  const stubs = { vscode, "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: 0 } } };
  const load = Module._load;
  Module._load = (name, ...rest) => stubs[name] ?? load(name, ...rest);
  try {
    delete require.cache[require.resolve("../extension.js")];
    return { seen, extension: require("../extension.js") };
  } finally {
    Module._load = load;
  }
}

const SETTINGS = { command: ["cxmap", "lsp"], pause: 150, rulePages: "" };

test("one server is started, and one after a restart", async () => {
  const { seen, extension } = editor(SETTINGS);
  await extension.activate({ subscriptions: [] });
  const [client] = seen.clients;
  assert.deepEqual([client.server.run.command, client.server.run.args], ["cxmap", ["lsp"]]);
  assert.equal(client.server.run.options.cwd, "/work");
  assert.deepEqual(client.options.initializationOptions, { pause: 150, rulePages: "" });
  assert.deepEqual(client.options.documentSelector, extension.SELECTOR);
  await Promise.all([seen.commands["cxmap.restart"](), seen.commands["cxmap.restart"]()]);
  assert.deepEqual(seen.clients.map((one) => one.running), [false, false, true]);
  seen.changed({ affectsConfiguration: (name) => name === "editor.fontSize" });
  seen.changed({ affectsConfiguration: (name) => name === "cxmap.command" });
  await extension.deactivate();
  assert.deepEqual(seen.clients.map((one) => one.running), [false, false, false, false]);
});

test("a program that is not there is told, with the way to the settings", async () => {
  const { seen, extension } = editor(SETTINGS, { startFails: new Error("spawn cxmap ENOENT") });
  await extension.activate({ subscriptions: [] });
  await new Promise((done) => setImmediate(done));
  assert.match(seen.errors[0], /pip install/);
  assert.deepEqual(seen.opened, [["workbench.action.openSettings", "cxmap.command"]]);
  await extension.deactivate();
});

test("settings of no use start nothing", async () => {
  const { seen, extension } = editor({ ...SETTINGS, command: "rm -rf" });
  await extension.activate({ subscriptions: [] });
  assert.deepEqual(seen.clients, []);
  assert.match(seen.errors[0], /list of words/);
});
