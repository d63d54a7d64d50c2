namespace Grip.Benchmarks.Generating;

/// <summary>What the names are made of.</summary>
internal static class Words
{
    public static readonly string[] Areas =
    [
        .. "Billing Catalog Claims Contracts Customs Dispatch Fleet Freight Hiring Insurance Inventory Leasing Ledgers Licensing Loyalty".Split(
            ' '
        ),
        .. "Maintenance Marketing Metering Onboarding Payroll Planning Pricing Procurement Quality Rating Refunds Rentals Returns Routing".Split(
            ' '
        ),
        .. "Safety Scheduling Settlement Shipping Sourcing Staffing Storage Subscriptions Surveys Taxation Terminals Ticketing Tracking".Split(
            ' '
        ),
        .. "Training Treasury Trading Underwriting Vendors Vouchers Warehousing Warranty Yards Zoning".Split(' '),
    ];

    public static readonly string[] Subjects =
    [
        .. "Account Agent Anchor Asset Auction Axle Barge Batch Berth Bond Booking Branch Buoy Cabin Cargo Carrier Charter Clerk Coast".Split(
            ' '
        ),
        .. "Consignment Container Crane Crew Deck Depot Dock Driver Engine Export Ferry Gate Grain Guest Hangar Hold Hull Import Invoice".Split(
            ' '
        ),
        .. "Keel Lane Lighter Lock Mooring Officer Pallet Parcel Partner Passenger Pier Pilot Pontoon Port Quay Rail Reefer Rudder".Split(
            ' '
        ),
        .. "Sailor Seal Shift Signal Silo Stevedore Tanker Tariff Tender Tide Towage Trailer Transit Truck Tug Vessel Voyage Wagon Wharf Winch".Split(
            ' '
        ),
    ];

    public static readonly string[] Things =
    [
        .. "Adjustment Agreement Allocation Allowance Appraisal Assignment Attestation Bulletin Calendar Campaign Certificate Checklist".Split(
            ' '
        ),
        .. "Commission Complaint Credential Declaration Deduction Delegation Discrepancy Dossier Estimate Exception Forecast Formula Guideline".Split(
            ' '
        ),
        .. "Handover Incident Inspection Instruction Itinerary Manifest Mandate Measurement Memo Negotiation Nomination Notice Obligation Permit".Split(
            ' '
        ),
        .. "Petition Policy Portfolio Proposal Protocol Questionnaire Quota Reconciliation Referral Register Renewal Request Reservation Roster".Split(
            ' '
        ),
        .. "Sample Schedule Settlement Statement Stipulation Summons Survey Timetable Transfer Valuation Verdict Waiver Warrant Worksheet".Split(
            ' '
        ),
    ];

    public static readonly string[] Texts =
        "Reference Remark Origin Destination Contact Region Language Channel Category Keeper Source Branch".Split(' ');
    public static readonly string[] Counts = "Pieces Priority Attempts Pages Seats Slots Copies Holders Stops Units Ranks Repeats".Split(
        ' '
    );
    public static readonly string[] Amounts =
        "Cost Deposit Fee Penalty Surcharge Discount Credit Charge Payout Reserve Premium Balance".Split(' ');
    public static readonly string[] Moments =
        "OpenedAt ClosedAt DueAt ReviewedAt SignedAt ExpiresAt ReceivedAt SentAt BookedAt StartedAt ArrivedAt PaidAt".Split(' ');
    public static readonly string[] Rates = "Share Weight Margin Ratio Factor Yield Load Density Accuracy Coverage Duty Interest".Split(
        ' '
    );
    public static readonly string[] Flags =
        "IsUrgent IsArchived IsBlocked IsInternal IsSealed IsTaxable IsShared IsLocked IsManual IsVerified IsFragile IsPublic".Split(' ');
    public static readonly string[] States =
        "Draft Open Review Approved Rejected Suspended Running Settled Closed Expired Withdrawn Disputed".Split(' ');

    public static readonly string[] ServiceRoles =
    [
        .. "Intake Review Closing Renewal Escalation Matching Pricing Audit Import Export Alerting Archiving Balancing Booking Cleanup".Split(
            ' '
        ),
        .. "Correction Dispatch Estimation Forwarding Grouping Handling Indexing Merging Monitoring Ordering Posting Ranking Sorting".Split(
            ' '
        ),
    ];

    public static readonly string[] Topics =
    [
        .. "Basics Limits States Amounts Texts Queries Changes Edges Defaults Orders Totals Events Labels Names Rounds Dates".Split(' '),
    ];

    public static readonly string[] Reasons =
    [
        "was opened by the desk on duty",
        "needs the consent of two officers",
        "is kept for ten years",
        "follows the rules of the port authority",
        "can be withdrawn until it is signed",
        "is counted once for each berth",
        "is settled at the end of the month",
        "takes part in the nightly balance",
        "may be shared with partners",
        "must never leave the customs area unsealed",
    ];
}
