//! The worker with the engine: how the window listens to it, and how it is replaced when it dies.

use super::language::{Told, t, t_with};
use super::link::{Link, Status};
use crate::worker::message;
use leptos::prelude::*;
use vendor_desk::window;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// How often a dead worker is replaced: one that keeps dying would never answer.
const MOST_RESTARTS: u32 = 3;

impl Link {
    /// Listens to a worker, which has the engine from now on.
    pub(super) fn listen(self, worker: Worker) {
        self.brought.begin_with_new_worker();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match message(&event) {
            Ok(message) => self.take(message),
            Err(error) => {
                self.trouble.set(Some(Told::new(t_with("An answer could not be read: {error}", &[("error", &error)]))))
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // Lives as long as the worker.
        on_message.forget();
        let on_error = Closure::<dyn FnMut()>::new(move || self.restart());
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
        self.worker.set_value(Some(worker));
    }

    /// Replaces a dead worker, and says that its question is lost.
    fn restart(self) {
        self.worker.with_value(|worker| {
            // Later messages of the dead worker must not be taken for the next one's.
            if let Some(worker) = worker {
                worker.set_onerror(None);
                worker.set_onmessage(None);
                worker.terminate();
            }
        });
        if self.list.status.with_untracked(|status| *status == Status::Ready) {
            let beside = self.beside.policy.with_untracked(Option::is_some)
                || !self.beside.own_lists.with_untracked(Vec::is_empty)
                || !self.beside.parties.with_untracked(Vec::is_empty);
            self.forget_beside();
            self.estate.is_lost();
            self.clear_answer();
            self.trouble.set(Some(Told::from(window::stopped(beside))));
            self.stop_reading();
            self.run.rows_asked.set_value(0);
            self.run.restarts.update_value(|restarts| *restarts += 1);
            if self.run.restarts.get_value() > MOST_RESTARTS {
                return self.trouble.set(Some(Told::new(t("The check stopped several times and is not started again. What this page still shows can be saved; then reload the page."))));
            }
            match self.spawn_role("engine") {
                Ok(worker) => self.listen(worker),
                Err(reason) => {
                    self.trouble.set(Some(Told::new(t_with("The check stopped: {reason}", &[("reason", &reason)]))))
                }
            }
        }
    }

    /// Starts a worker in a role.
    pub(super) fn spawn_role(self, role: &str) -> Result<Worker, String> {
        let spawned = self.spawned(role).map(JsCast::unchecked_into);
        spawned.map_err(|_| t("a worker could not be started. Reload the page.").to_owned())
    }

    /// What the boot script gives for a role: a worker, or a promise of a part of the page.
    pub(super) fn spawned(self, role: &str) -> Result<JsValue, JsValue> {
        self.spawn.with_value(|spawn| spawn.call1(&JsValue::NULL, &role.into()))
    }
}
