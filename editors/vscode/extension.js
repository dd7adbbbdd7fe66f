"use strict";
// Starts `cxmap lsp` and leaves all else to it.

const os = require("node:os");
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { filled, startingFailed } = require("./command.js");

/** Maps by their ending; other YAML files are sent as well, and the server says nothing of those that are none. */
const SELECTOR = [
  { language: "cxmap" },
  { scheme: "file", language: "yaml" },
  { scheme: "untitled", language: "yaml" },
];

/** @type {LanguageClient | undefined} */
let client;
/** @type {vscode.LogOutputChannel} */
let output;
/** Starts and stops come one after the other, however quickly they are asked for. */
let waiting = Promise.resolve();

function settings() {
  return vscode.workspace.getConfiguration("cxmap");
}

async function start() {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const command = filled(settings().get("command"), folder, os.homedir());
  if ("why" in command) {
    void complain(`cxmap: ${command.why}`);
    return;
  }
  const run = {
    command: command.program,
    args: command.arguments,
    options: { cwd: folder },
    transport: TransportKind.stdio,
  };
  client = new LanguageClient("cxmap", "cxmap", { run, debug: run }, {
    documentSelector: SELECTOR,
    outputChannel: output,
    initializationOptions: { pause: settings().get("pause"), rulePages: settings().get("rulePages") },
    initializationFailedHandler: () => false,
  });
  try {
    await client.start();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    client = undefined;
    void complain(startingFailed(command.program, error));
  }
}

async function stop() {
  const old = client;
  client = undefined;
  try {
    await old?.stop();
  } catch (error) {
    output.warn(error instanceof Error ? error : String(error));
  }
}

/**
 * Nobody waits for this: whoever leaves the message open can still restart.
 *
 * @param {string} message
 */
async function complain(message) {
  const wanted = await vscode.window.showErrorMessage(message, "Open the Settings", "Show the Output");
  if (wanted === "Open the Settings") {
    await vscode.commands.executeCommand("workbench.action.openSettings", "cxmap.command");
  } else if (wanted === "Show the Output") {
    output.show();
  }
}

function restart() {
  waiting = waiting.then(stop).then(start);
  return waiting;
}

/** @param {vscode.ExtensionContext} context */
async function activate(context) {
  output = vscode.window.createOutputChannel("cxmap", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("cxmap.restart", restart),
    vscode.commands.registerCommand("cxmap.output", () => output.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const asked = ["cxmap.command", "cxmap.pause", "cxmap.rulePages"];
      if (asked.some((name) => change.affectsConfiguration(name))) {
        void restart();
      }
    }),
  );
  await restart();
}

function deactivate() {
  waiting = waiting.then(stop);
  return waiting;
}

module.exports = { activate, deactivate, SELECTOR };
