<?php
// Runs the samples that are named in one process: .printed holds what it printed, .failed is there when it failed.
error_reporting(E_ALL);
set_error_handler(function ($level, $message) {
    throw new ErrorException($message);
});
foreach (array_slice($argv, 1) as $name) {
    ob_start();
    try {
        (function ($file) {
            include $file;
        })("./$name.php");
    } catch (Throwable $wrong) {
        file_put_contents("$name.failed", $wrong->getMessage());
    }
    file_put_contents("$name.printed", ob_get_clean());
}
