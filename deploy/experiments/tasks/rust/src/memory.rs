//! The resident set with all tasks waiting at once.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::hint::black_box;
use tokio::sync::{mpsc, watch};

pub fn measure(count: usize, held: usize) -> Result<Value> {
    let runtime = crate::runtime()?;
    // Workers and their stacks are the runtime's, not the tasks'.
    runtime.block_on(async { tokio::spawn(async {}).await })?;
    let before = resident()?;
    let parked = runtime.block_on(async move { tokio::spawn(park(count, held)).await })??;
    Ok(json!({"count": count, "held": held, "rss_before": before, "rss_parked": parked}))
}

async fn park(count: usize, held: usize) -> Result<u64> {
    let (release, released) = watch::channel(false);
    let (sender, mut receiver) = mpsc::channel(super::timing::CAPACITY);
    for _ in 0..count {
        let (sender, mut released) = (sender.clone(), released.clone());
        tokio::spawn(async move {
            // Ones, so that every page is touched.
            let holding = vec![1_u8; held];
            let _ = sender.send(0_usize).await;
            let _ = released.wait_for(|released| *released).await;
            let _ = sender.send(black_box(holding).len()).await;
        });
    }
    for _ in 0..count {
        receiver.recv().await.context("a task ended before it waited")?;
    }
    let parked = resident()?;
    release.send(true)?;
    for _ in 0..count {
        let answer = receiver.recv().await.context("a task ended without an answer")?;
        ensure!(answer == held, "a task held {answer} bytes");
    }
    Ok(parked)
}

/// Of this process, in bytes.
fn resident() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).context("no VmRSS")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_tasks_hold_is_read() {
        let line = super::measure(1_000, 16_384).unwrap();
        let grown = line["rss_parked"].as_u64().unwrap() - line["rss_before"].as_u64().unwrap();
        assert!((16_384_000..20_000_000).contains(&grown), "{line}");
    }
}
