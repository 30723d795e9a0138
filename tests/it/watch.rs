//! `--watch`: a run for every change, mistakes included, until Ctrl-C.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// A program that runs on, and what it said that it has not been asked for yet.
struct Running {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

impl Running {
    fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = lines(child.stdout.take().unwrap());
        let err = lines(child.stderr.take().unwrap());
        Self { child, out, err }
    }

    /// Ctrl-C; the exit code.
    fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        self.child.wait().unwrap().code()
    }
}

/// The lines of a pipe, as they come.
fn lines(pipe: impl Read + Send + 'static) -> Receiver<String> {
    let (send, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            // The test has seen enough when nobody listens any more.
            let _ = send.send(line);
        }
    });
    lines
}

/// Read until a line says `wanted`.
fn until(lines: &Receiver<String>, wanted: &str) {
    let mut said = Vec::new();
    while let Ok(line) = lines.recv_timeout(Duration::from_mins(1)) {
        said.push(line);
        if said.last().is_some_and(|line| line.contains(wanted)) {
            return;
        }
    }
    panic!("never said “{wanted}”:\n{}", said.join("\n"));
}

#[test]
fn tests_run_again_on_every_change_until_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    let gainsay = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command
            .current_dir(folder.path())
            .env("NO_COLOR", "1")
            .env_remove("CI");
        command
    };
    assert!(
        gainsay()
            .args(["new", "project", "."])
            .status()
            .unwrap()
            .success()
    );
    let rule = folder.path().join("rules/ticket-price.toml");
    let good = fs::read_to_string(&rule).unwrap();
    let running = Running::start(gainsay().args(["test", "--watch"]));
    until(&running.out, "0 failed");
    until(&running.err, "Ctrl-C ends this");
    fs::write(&rule, good.replace("[compare]", "[compar]")).unwrap();
    until(&running.err, "rules/ticket-price.toml changed");
    until(&running.err, "`compar`");
    fs::write(&rule, good).unwrap();
    until(&running.out, "0 failed");
    assert_eq!(running.interrupt(), Some(130));
}

#[test]
fn standard_input_cannot_be_watched() {
    let done = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .args(["test", "--watch", "--rules", "-"])
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("standard input cannot be watched"), "{said}");
}
